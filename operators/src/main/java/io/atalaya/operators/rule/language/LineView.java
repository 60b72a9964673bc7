package io.atalaya.operators.rule.language;

import io.atalaya.operators.model.CrossingDirection;
import io.atalaya.operators.rule.present.AreaPresent;
import io.atalaya.operators.rule.present.Crossing;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code line('x')}: the lines of this name in all cameras that the rule looks at, as one. */
final class LineView extends View {
    private final AreaPresent present;
    private final String name;
    private final List<String> cameras;

    LineView(AreaPresent present, String name, List<String> cameras) {
        this.present = present;
        this.name = name;
        this.cameras = cameras;
    }

    /**
     * How many crossed in the last while.
     *
     * @param direction null for both
     * @param label empty for any
     */
    long count(@Nullable CrossingDirection direction, String label, Duration span) {
        long count = 0;
        for (Crossing crossing : present.crossings(name, span)) {
            boolean meant =
                    (direction == null || crossing.direction() == direction)
                            && (label.isEmpty() || crossing.label().equals(label))
                            && cameras.contains(crossing.cameraId());
            count += meant ? 1 : 0;
        }
        return count;
    }

    @Override
    Object field(String field) {
        throw noField(field);
    }
}
