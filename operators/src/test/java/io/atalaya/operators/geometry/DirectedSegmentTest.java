package io.atalaya.operators.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectedSegmentTest {
    private static final DirectedSegment UPWARDS =
            new DirectedSegment(new Point(0.5, 0.8), new Point(0.5, 0.2));

    @ParameterizedTest
    @CsvSource({"0.4, 0.5, LEFT", "0.5, 0.5, ON", "0.6, 0.5, RIGHT", "0.6, 0.0, RIGHT"})
    void seesSidesAsThePictureIsSeen(double x, double y, Side side) {
        assertThat(UPWARDS.side(new Point(x, y))).isEqualTo(side);
    }

    @ParameterizedTest
    @CsvSource({
        "0.4, 0.5, 0.6, 0.5, true", // straight across
        "0.4, 0.2, 0.6, 0.2, true", // through its end
        "0.4, 0.19, 0.6, 0.19, false", // just past its end
        "0.4, 0.21, 0.6, 0.21, true", // just before its end
        "0.4, 0.5, 0.5, 0.5, true", // ends on it
        "0.4, 0.5, 0.49, 0.5, false", // ends before it
        "0.5, 0.9, 0.5, 0.7, true", // along it
        "0.5, 0.9, 0.5, 0.85, false" // along it, beyond its end
    })
    void isMetByAWayThatTouchesIt(double x1, double y1, double x2, double y2, boolean met) {
        assertThat(UPWARDS.isMetBy(new Point(x1, y1), new Point(x2, y2))).isEqualTo(met);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithItsMirrorImageAndWithTheWayBack(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 5000; i++) {
            Point from = point(random);
            Point to = point(random);
            Point start = point(random);
            Point end = point(random);
            DirectedSegment line = new DirectedSegment(from, to);
            DirectedSegment turned = new DirectedSegment(to, from);
            assertThat(line.isMetBy(start, end))
                    .as("seed %d, round %d", seed, i)
                    .isEqualTo(line.isMetBy(end, start))
                    .isEqualTo(turned.isMetBy(start, end))
                    .isEqualTo(new DirectedSegment(start, end).isMetBy(from, to));
            assertThat(line.side(start)).isEqualTo(opposite(turned.side(start)));
        }
    }

    @Test
    void refusesAPoint() {
        Point point = new Point(0.5, 0.5);

        assertThatThrownBy(() -> new DirectedSegment(point, point))
                .hasMessageContaining("two different points");
    }

    private static Point point(Random random) {
        return new Point(random.nextDouble(), random.nextDouble());
    }

    private static Side opposite(Side side) {
        return side == Side.LEFT ? Side.RIGHT : side == Side.RIGHT ? Side.LEFT : Side.ON;
    }
}
