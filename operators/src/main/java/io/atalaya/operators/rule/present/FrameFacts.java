package io.atalaya.operators.rule.present;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.DetectedObject;
import io.atalaya.operators.model.Frame;
import io.atalaya.operators.model.ModelInfo;
import io.atalaya.operators.model.Track;
import io.atalaya.operators.model.ZoneCount;
import io.atalaya.operators.model.ZoneEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What rules need of a frame: who is in a zone, and what happened. All else stays where it is, so
 * that a frame costs the rules little.
 *
 * @param tracks those that are in a zone
 * @param zoneCounts how many are in each zone
 */
public record FrameFacts(
        String cameraId,
        String area,
        String frameId,
        Instant at,
        ModelInfo model,
        List<LocatedTrack> tracks,
        List<ZoneCount> zoneCounts,
        List<ZoneEvent> events) {
    public FrameFacts {
        requireNonNull(cameraId, "cameraId is null");
        requireNonNull(area, "area is null");
        requireNonNull(frameId, "frameId is null");
        requireNonNull(at, "at is null");
        requireNonNull(model, "model is null");
        requireNonNull(tracks, "tracks is null");
        requireNonNull(zoneCounts, "zoneCounts is null");
        requireNonNull(events, "events is null");
    }

    public static FrameFacts of(Frame frame) {
        List<LocatedTrack> tracks = new ArrayList<>();
        for (DetectedObject object : frame.objects()) {
            Track track = object.track();
            if (track != null && !object.zones().isEmpty()) {
                tracks.add(located(object, track, frame));
            }
        }
        return new FrameFacts(
                frame.info().cameraId(),
                frame.info().area(),
                frame.info().frameId(),
                frame.info().capturedAt(),
                frame.model(),
                tracks,
                frame.zoneCounts(),
                frame.events());
    }

    /** Nobody is in a zone, and nothing happened. */
    public boolean isQuiet() {
        return tracks.isEmpty()
                && events.isEmpty()
                && zoneCounts.stream().allMatch(count -> count.count() == 0);
    }

    /** How many objects are in the zone, of a label or, where that is empty, of any. */
    public int count(String zone, String label) {
        int sum = 0;
        for (ZoneCount count : zoneCounts) {
            if (count.zoneId().equals(zone) && (label.isEmpty() || count.label().equals(label))) {
                sum += count.count();
            }
        }
        return sum;
    }

    /** How many of certain ones are in the zone, of a label or, where that is empty, of any. */
    public int count(String zone, String label, Predicate<LocatedTrack> which) {
        int sum = 0;
        for (LocatedTrack track : tracks) {
            boolean meant = label.isEmpty() || track.label().equals(label);
            if (meant && track.inSince(zone) != null && which.test(track)) {
                sum++;
            }
        }
        return sum;
    }

    private static LocatedTrack located(DetectedObject object, Track track, Frame frame) {
        var box = object.detection().box();
        return new LocatedTrack(
                track.id(),
                object.detection().label(),
                object.detection().confidence(),
                track.firstSeen(),
                (box.left() + box.right()) / 2 / frame.info().widthPx(),
                box.bottom() / frame.info().heightPx(),
                object.detection().attributes(),
                object.zones());
    }
}
