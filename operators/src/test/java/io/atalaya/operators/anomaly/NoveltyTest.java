package io.atalaya.operators.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoveltyTest {
    /** Tells from the 20th reading on, remembers 320, and ends after 3. */
    private static final NoveltyConfig SMALL = new NoveltyConfig(0.1, 320, 20, 3);

    /** Zero and ten in turn, so that all four aspects keep within narrow ranges. */
    private static Series<?> learnt() {
        return learnt(300);
    }

    private static Series<?> learnt(int readings) {
        Series<?> series = Series.of(SMALL);
        for (int i = 0; i < readings; i++) {
            assertThat(series.feed(i % 2 == 0 ? 0 : 10).anomalous()).as("reading %d", i).isFalse();
        }
        return series;
    }

    @ParameterizedTest
    @CsvSource({"10.9, false", "11, false", "11.1, true", "-0.9, false", "-1, false", "-1.1, true"})
    void goesOffWhereAValueIsBeyondTheRangeByTheTolerance(double value, boolean anomalous) {
        Verdict verdict = learnt().feed(value);

        assertThat(verdict.anomalous()).isEqualTo(anomalous);
        assertThat(verdict.expectedLow()).isCloseTo(-1, within(1e-9));
        assertThat(verdict.expectedHigh()).isCloseTo(11, within(1e-9));
    }

    @Test
    void saysInWhatItIsNew() {
        assertThat(learnt().feed(15).reason())
                .isEqualTo("the value is beyond all that is remembered, by 50 % of the range");
    }

    @ParameterizedTest
    @CsvSource({"0, false", "9, false", "10, true"})
    void seesThatTheLevelIsNewThoughEachValueIsKnown(int high, boolean anomalous) {
        Series<?> series = Series.of(new NoveltyConfig(0.5, 320, 20, 3));
        // 5 most of the time; 0 and 10 come, but are never the median.
        for (int i = 0; i < 150; i++) {
            double value = i % 10 == 3 ? 0 : i % 10 == 8 ? 10 : 5 + 0.5 * (i % 2);
            assertThat(series.feed(value).anomalous()).as("reading %d", i).isFalse();
        }

        boolean found = false;
        for (int i = 0; i < high; i++) {
            found |= series.feed(9.9).anomalous();
        }

        assertThat(found).isEqualTo(anomalous);
    }

    @Test
    void lastsWhileNewThingsComeAndEndsWhenTheyCeaseTo() {
        Series<?> series = learnt(100);

        assertThat(series.anomalous(12, 10, 14, 10, 10, 10, 10))
                .isEqualTo(List.of(true, true, true, true, true, false, false));
    }

    @Test
    void forgetsTheOldest() {
        Series<?> series = learnt();
        series.feed(100);
        for (int i = 0; i < 320; i++) {
            series.feed(i % 2 == 0 ? 0 : 10);
        }

        assertThat(series.feed(100).anomalous()).isTrue();
    }

    @Test
    void isSlowerToGoOffAgain() {
        Series<?> series = learnt(100);
        assertThat(series.feed(10).threshold()).isCloseTo(0.1, within(1e-9));
        series.feedAll(100, 10, 10, 10, 10, 10);

        assertThat(series.feed(10).threshold()).isCloseTo(0.12, within(1e-9));
    }

    @Test
    void tellsNothingWhileItLearns() {
        Series<?> series = Series.of(SMALL);

        for (int i = 0; i < 20; i++) {
            assertThat(series.feed(Math.pow(3, i)).anomalous()).isFalse();
        }
        assertThat(series.feed(1e12).anomalous()).isTrue();
    }

    @Test
    void knowsWhatIsUsualAtTheHourOfTheWeek() {
        Series<?> series = Series.of(new NoveltyConfig(0.2, 8000, 150, 3));
        Duration step = Duration.ofMinutes(30);
        int halfHours = 4 * 336;
        for (int i = 0; i < halfHours; i++) {
            assertThat(series.feedAt(step.multipliedBy(i), daily(i)).anomalous())
                    .as("half hour %d", i)
                    .isFalse();
        }

        // A value of the day in the middle of the night: known, but not at that hour.
        Verdict verdict = series.feedAt(step.multipliedBy(halfHours), daily(24));

        assertThat(verdict.anomalous()).isTrue();
        assertThat(verdict.reason())
                .startsWith("the difference from what is usual at this hour of the week");
    }

    private static double daily(int halfHour) {
        return 100 * Math.pow(Math.sin(Math.PI * (halfHour % 48) / 48), 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void alarmsWronglyLessAndLessOften(long seed) {
        Series<?> series = Series.of(NoveltyConfig.standard());
        Random random = new Random(seed);
        int early = 0;
        int late = 0;
        boolean before = false;
        for (int i = 0; i < 8000; i++) {
            boolean now = series.feed(random.nextGaussian()).anomalous();
            if (now && !before) {
                early += i < 2000 ? 1 : 0;
                late += i >= 2000 ? 1 : 0;
            }
            before = now;
        }

        assertThat(early + late).as("seed %d", seed).isLessThan(20);
        assertThat(late).as("seed %d", seed).isLessThanOrEqualTo(8);
    }

    @Test
    void saysNothingOfASeriesThatNeverMoves() {
        Series<?> series = Series.of(SMALL);

        for (int i = 0; i < 1000; i++) {
            assertThat(series.feed(7).anomalous()).isFalse();
        }
    }
}
