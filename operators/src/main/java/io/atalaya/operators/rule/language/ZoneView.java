package io.atalaya.operators.rule.language;

import io.atalaya.operators.rule.present.AreaPresent;
import io.atalaya.operators.rule.present.FrameFacts;
import io.atalaya.operators.rule.present.LocatedTrack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * {@code zone('x')}: the zones of this name in all cameras that the rule looks at, as one; with all
 * that is inside, or what has certain attributes only.
 */
final class ZoneView extends View {
    private final AreaPresent present;
    private final String name;
    private final List<String> cameras;
    // All of them where it is null.
    private final @Nullable Predicate<LocatedTrack> which;

    ZoneView(AreaPresent present, String name, List<String> cameras) {
        this(present, name, cameras, null);
    }

    private ZoneView(
            AreaPresent present,
            String name,
            List<String> cameras,
            @Nullable Predicate<LocatedTrack> which) {
        this.present = present;
        this.name = name;
        this.cameras = cameras;
        this.which = which;
    }

    /** The same zone, and of what is inside only that which has this attribute too. */
    ZoneView with(String attribute, String value) {
        Predicate<LocatedTrack> one = track -> track.has(attribute, value);
        return new ZoneView(present, name, cameras, which == null ? one : which.and(one));
    }

    /** How many are there, of a label or, where that is empty, of any. */
    long count(String label) {
        long sum = 0;
        for (FrameFacts frame : frames()) {
            sum += which == null ? frame.count(name, label) : frame.count(name, label, which);
        }
        return sum;
    }

    @Override
    Object field(String field) {
        return switch (field) {
            case "tracks" -> tracks();
            default -> throw noField(field);
        };
    }

    private List<TrackView> tracks() {
        List<TrackView> tracks = new ArrayList<>();
        for (FrameFacts frame : frames()) {
            for (LocatedTrack track : frame.tracks()) {
                Instant since = track.inSince(name);
                if (since != null && (which == null || which.test(track))) {
                    tracks.add(new TrackView(present, frame.cameraId(), track, since));
                }
            }
        }
        return tracks;
    }

    /** What the cameras showed last; unknown until the first of them has shown something. */
    private List<FrameFacts> frames() {
        List<FrameFacts> frames = new ArrayList<>(cameras.size());
        for (String camera : cameras) {
            FrameFacts frame = present.frame(camera);
            if (frame != null) {
                frames.add(frame);
            }
        }
        if (frames.isEmpty()) {
            throw new Unknown("no frame of zone " + name + " yet");
        }
        return frames;
    }
}
