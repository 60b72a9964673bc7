package io.atalaya.operators.zone;

import io.atalaya.operators.geometry.Point;
import java.util.List;

/** Reads a point as YAML has it, {@code [x, y]}. */
final class PointSetting {
    private PointSetting() {}

    static Point read(String key, List<Double> numbers) {
        if (numbers.size() != 2) {
            throw new IllegalArgumentException(
                    key + " needs points of two numbers, [x, y]; got " + numbers);
        }
        Point point = new Point(numbers.get(0), numbers.get(1));
        if (!point.equals(point.withinPicture())) {
            throw new IllegalArgumentException(
                    key
                            + " is in ratios of the picture, from 0 at the left and top to 1 at the"
                            + " right and bottom; got "
                            + numbers);
        }
        return point;
    }

    static List<Point> readAll(String key, List<List<Double>> points) {
        return points.stream().map(point -> read(key, point)).toList();
    }
}
