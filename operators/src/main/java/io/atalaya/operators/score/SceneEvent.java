package io.atalaya.operators.score;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that happens in a clip, or that a pipeline says did.
 *
 * @param type such as {@code enter}, {@code cross} or {@code alert}
 * @param source the camera, of an alert the rule
 * @param place the zone or the line; null for any
 * @param label null for any
 * @param direction the way across a line; null for any
 * @param seconds since the clip began
 * @param untilSeconds when what began then is over, {@code seconds} itself for what has no length
 */
public record SceneEvent(
        String type,
        String source,
        @Nullable String place,
        @Nullable String label,
        @Nullable String direction,
        double seconds,
        double untilSeconds) {
    public SceneEvent {
        requireNonNull(type, "type is null");
        requireNonNull(source, "source is null");
        if (!Double.isFinite(seconds) || !Double.isFinite(untilSeconds)) {
            throw new IllegalArgumentException("seconds must be a number, got " + seconds);
        }
        if (untilSeconds < seconds) {
            throw new IllegalArgumentException("what begins at " + seconds + " ends before that");
        }
    }

    /** One without a length. */
    public SceneEvent(
            String type,
            String source,
            @Nullable String place,
            @Nullable String label,
            @Nullable String direction,
            double seconds) {
        this(type, source, place, label, direction, seconds, seconds);
    }

    /** Whether that can be this, apart from the time. */
    boolean isLike(SceneEvent found) {
        return type.equals(found.type)
                && source.equals(found.source)
                && (place == null || Objects.equals(place, found.place))
                && (label == null || Objects.equals(label, found.label))
                && (direction == null || Objects.equals(direction, found.direction));
    }
}
