package io.atalaya.operators.rule.language;

import io.atalaya.operators.rule.present.AreaPresent;
import io.atalaya.operators.rule.present.LocatedTrack;
import io.atalaya.operators.rule.present.TrackPath;
import java.time.Instant;

/** One of {@code zone('x').tracks}. */
final class TrackView extends View {
    private final AreaPresent present;
    private final String cameraId;
    private final LocatedTrack track;
    private final Instant insideSince;

    TrackView(AreaPresent present, String cameraId, LocatedTrack track, Instant insideSince) {
        this.present = present;
        this.cameraId = cameraId;
        this.track = track;
        this.insideSince = insideSince;
    }

    @Override
    Object field(String field) {
        return switch (field) {
            case "id" -> track.id();
            case "label" -> track.label();
            case "confidence" -> (double) track.confidence();
            case "camera" -> cameraId;
            case "dwell" -> present.since(insideSince);
            case "age" -> present.since(track.firstSeen());
            case "x" -> track.xRatio();
            case "y" -> track.yRatio();
            case "speed" -> path().speed();
            case "attributes" -> new AttributesView(track.attributes());
            case "standing" -> path().standing();
            default -> throw noField(field);
        };
    }

    private TrackPath path() {
        TrackPath path = present.path(cameraId, track.id());
        if (path == null) {
            throw new Unknown("the way of track " + track.id() + " is not known yet");
        }
        return path;
    }
}
