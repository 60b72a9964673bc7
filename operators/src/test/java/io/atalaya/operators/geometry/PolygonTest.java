package io.atalaya.operators.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolygonTest {
    private static final Polygon SQUARE = polygon(0.2, 0.2, 0.8, 0.2, 0.8, 0.8, 0.2, 0.8);

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.5, true", // the middle
        "0.2, 0.5, true", // on the left border
        "0.8, 0.5, true", // on the right border
        "0.5, 0.8, true", // on the bottom border
        "0.2, 0.2, true", // a corner
        "0.1999, 0.5, false", // just outside
        "0.2001, 0.5, true", // just inside
        "0.1, 0.2, false", // left of a corner, at its height: the ray runs along an edge
        "0.9, 0.8, false"
    })
    void containsItsInsideAndItsBorder(double x, double y, boolean inside) {
        assertThat(SQUARE.contains(new Point(x, y))).isEqualTo(inside);
    }

    @Test
    void knowsTheDentOfAnLShape() {
        Polygon shape = polygon(0, 0, 1, 0, 1, 0.4, 0.4, 0.4, 0.4, 1, 0, 1);

        assertThat(shape.contains(new Point(0.7, 0.7))).isFalse();
        assertThat(shape.contains(new Point(0.2, 0.9))).isTrue();
        assertThat(shape.area()).isCloseTo(0.64, within(1e-12));
        assertThat(shape.distanceToBorder(new Point(0.7, 0.5))).isCloseTo(0.1, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void agreesWithTheWindingNumber(long seed) {
        Random random = new Random(seed);
        Polygon star = star(random);
        for (int i = 0; i < 2000; i++) {
            Point point = new Point(random.nextDouble(), random.nextDouble());
            assertThat(star.contains(point))
                    .as("seed %d, %s in %s", seed, point, star.corners())
                    .isEqualTo(windsAround(star, point));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void doesNotCareWhereAndInWhichDirectionItsCornersBegin(long seed) {
        Random random = new Random(seed);
        Polygon star = star(random);
        List<Point> turned = new ArrayList<>(star.corners());
        Collections.rotate(turned, random.nextInt(turned.size()));
        Collections.reverse(turned);
        Polygon same = new Polygon(turned);
        for (int i = 0; i < 500; i++) {
            Point point = new Point(random.nextDouble(), random.nextDouble());
            assertThat(same.contains(point)).as("seed %d", seed).isEqualTo(star.contains(point));
        }
        assertThat(same.area()).isCloseTo(star.area(), within(1e-12));
    }

    @Test
    void refusesWhatIsNoPolygon() {
        assertThatThrownBy(() -> polygon(0, 0, 1, 1)).hasMessageContaining("at least 3 points");
        assertThatThrownBy(() -> polygon(0, 0, 1, 1, 1, 0, 0, 1))
                .hasMessageContaining("must not cross");
        assertThatThrownBy(() -> polygon(0, 0, 0.5, 0.5, 1, 1)).hasMessageContaining("cross");
        assertThatThrownBy(() -> polygon(0, 0, 1, 0, 1.01, 1)).hasMessageContaining("0 to 1");
        assertThatThrownBy(() -> polygon(0, 0, 1, 0, 1, 1, 0, 0))
                .hasMessageContaining("closes by itself");
        assertThatThrownBy(() -> polygon(0.1, 0.1, 0.1001, 0.1, 0.1, 0.1001))
                .hasMessageContaining("area");
        assertThatThrownBy(() -> polygon(0, 0, 1, 0, 0.5, 0, 0.5, 1))
                .hasMessageContaining("must not cross");
    }

    private static Polygon polygon(double... numbers) {
        List<Point> corners = new ArrayList<>();
        for (int i = 0; i < numbers.length; i += 2) {
            corners.add(new Point(numbers[i], numbers[i + 1]));
        }
        return new Polygon(corners);
    }

    /** Corners at growing angles around the middle: simple, and mostly not convex. */
    private static Polygon star(Random random) {
        int corners = 3 + random.nextInt(9);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * (i + 0.6 * random.nextDouble()) / corners;
            double reach = 0.05 + 0.45 * random.nextDouble();
            points.add(new Point(0.5 + reach * Math.cos(angle), 0.5 + reach * Math.sin(angle)));
        }
        return new Polygon(points);
    }

    /**
     * Independent of the tested method: the angles under which the point sees the edges, summed.
     */
    private static boolean windsAround(Polygon polygon, Point point) {
        double turned = 0;
        List<Point> corners = polygon.corners();
        for (int i = 0; i < corners.size(); i++) {
            Point from = corners.get(i);
            Point to = corners.get((i + 1) % corners.size());
            double angle =
                    Math.atan2(to.y() - point.y(), to.x() - point.x())
                            - Math.atan2(from.y() - point.y(), from.x() - point.x());
            turned += Math.IEEEremainder(angle, 2 * Math.PI);
        }
        return Math.abs(turned) > Math.PI;
    }
}
