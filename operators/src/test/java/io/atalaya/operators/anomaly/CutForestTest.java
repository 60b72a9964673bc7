package io.atalaya.operators.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CutForestTest {
    private static final RandomCutForestConfig SMALL = new RandomCutForestConfig(4, 20, 64, 0.005);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsWhatIsUnlikeThePatternsBefore(long seed) {
        Series<?> series = Series.of(SMALL);
        Random random = new Random(seed);
        int wrong = 0;
        for (int i = 0; i < 1000; i++) {
            Verdict verdict = series.feed(wave(i, random));
            wrong += verdict.anomalous() && i > 300 ? 1 : 0;
        }

        Verdict spike = series.feed(40);

        assertThat(spike.anomalous()).as("seed %d", seed).isTrue();
        assertThat(spike.score()).as("seed %d", seed).isGreaterThan(spike.threshold());
        assertThat(spike.reason()).startsWith("unlike the patterns before");
        assertThat(wrong).as("seed %d", seed).isLessThan(15);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, 511, 512, 700})
    void goesOnExactlyAsIfItHadNotBeenRestarted(int restartAfter) {
        CutForest undisturbed = new CutForest(SMALL);
        CutForest restarted = new CutForest(SMALL);
        CutForest.Memory one = undisturbed.fresh("a/b");
        CutForest.Memory other = restarted.fresh("a/b");
        Random random = new Random(7);
        for (int i = 0; i < 800; i++) {
            if (i == restartAfter) {
                restarted = new CutForest(SMALL);
            }
            Sample sample = new Sample(Series.START.plusSeconds(i), wave(i, random));
            Step<CutForest.Memory> first = undisturbed.observe(one, sample);
            Step<CutForest.Memory> second = restarted.observe(other, sample);
            assertThat(second.verdict()).as("sample %d", i).isEqualTo(first.verdict());
            one = first.memory();
            other = second.memory();
        }
    }

    @Test
    void keepsSeriesApart() {
        CutForest forest = new CutForest(SMALL);
        CutForest.Memory calm = forest.fresh("calm/value");
        CutForest.Memory other = forest.fresh("other/value");
        Series<?> alone = Series.of(new CutForest(SMALL));
        for (int i = 0; i < 300; i++) {
            Sample sample = new Sample(Series.START.plusSeconds(i), Math.sin(i));
            Step<CutForest.Memory> step = forest.observe(calm, sample);
            calm = step.memory();
            other = forest.observe(other, new Sample(sample.at(), 1e6 * i)).memory();

            assertThat(step.verdict()).isEqualTo(alone.feed(Math.sin(i)));
        }
    }

    @Test
    void itsStateStaysSmall() {
        Series<CutForest.Memory> series = Series.of(new CutForest(SMALL));
        int largest = 0;
        for (int i = 0; i < 2000; i++) {
            series.feed(Math.sin(0.1 * i));
            largest = Math.max(largest, series.memory().forest().length);
            assertThat(series.memory().since().length).isLessThan(CutForest.SAMPLES_BETWEEN_WRITES);
        }

        assertThat(largest).isPositive().isLessThan(40_000);
    }

    private static double wave(int i, Random random) {
        return 10 + 3 * Math.sin(0.2 * i) + 0.3 * random.nextGaussian();
    }
}
