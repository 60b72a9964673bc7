package io.atalaya.operators.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NonMaximumSuppressionTest {
    private static final float IOU = 0.5f;

    // Two boxes of 10 x 10 of which one is moved to the right by this much overlap by
    // (10 - shift) / (10 + shift).
    @ParameterizedTest
    @CsvSource({"3.4, 2", "3.3334, 2", "3.3333, 1", "3.2, 1"})
    void keepsBothBoxesUntilTheyOverlapByMoreThanTheThreshold(float shift, int expected) {
        Candidates candidates = new Candidates();
        candidates.add(0, 0, 10, 10, 0.9f, 0);
        candidates.add(shift, 0, shift + 10, 10, 0.8f, 0);

        assertThat(new NonMaximumSuppression(IOU, 10).select(candidates)).isEqualTo(expected);
    }

    @Test
    void keepsBoxesOfOtherClasses() {
        Candidates candidates = new Candidates();
        candidates.add(0, 0, 10, 10, 0.9f, 0);
        candidates.add(0, 0, 10, 10, 0.8f, 1);

        assertThat(new NonMaximumSuppression(IOU, 10).select(candidates)).isEqualTo(2);
    }

    @Test
    void keepsTheFirstOfEqualScores() {
        Candidates candidates = new Candidates();
        candidates.add(0, 0, 10, 10, 0.9f, 0);
        candidates.add(1, 0, 11, 10, 0.9f, 0);
        NonMaximumSuppression suppression = new NonMaximumSuppression(IOU, 10);

        int kept = suppression.select(candidates);

        assertThat(kept).isEqualTo(1);
        assertThat(suppression.kept(0)).isZero();
    }

    @Test
    void leavesOutWhatIsNoBox() {
        Candidates candidates = new Candidates();
        candidates.add(Float.NaN, 0, 10, 10, 0.9f, 0);
        candidates.add(10, 0, 0, 10, 0.9f, 0);
        candidates.add(5, 5, 5, 10, 0.9f, 0);

        assertThat(candidates.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void choosesLikeTheDefinition(long seed) {
        Candidates candidates = randomBoxes(new Random(seed));
        NonMaximumSuppression suppression = new NonMaximumSuppression(IOU, 40);

        int kept = suppression.select(candidates);

        List<Integer> chosen = new ArrayList<>();
        for (int n = 0; n < kept; n++) {
            chosen.add(suppression.kept(n));
        }
        assertThat(chosen).as("seed %d", seed).isEqualTo(byDefinition(candidates, 40));
    }

    private static Candidates randomBoxes(Random random) {
        Candidates candidates = new Candidates();
        int count = random.nextInt(1000);
        for (int i = 0; i < count; i++) {
            float left = random.nextFloat() * 100;
            float top = random.nextFloat() * 100;
            candidates.add(
                    left,
                    top,
                    left + 1 + random.nextFloat() * 50,
                    top + 1 + random.nextFloat() * 50,
                    random.nextInt(100) / 100f, // so that some are equal
                    random.nextInt(3));
        }
        return candidates;
    }

    private static List<Integer> byDefinition(Candidates candidates, int limit) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.<Integer>comparingDouble(candidates::score).reversed());
        List<Integer> kept = new ArrayList<>();
        for (int i : order) {
            boolean covered =
                    kept.stream()
                            .anyMatch(
                                    k ->
                                            candidates.classId(k) == candidates.classId(i)
                                                    && candidates.iou(k, i) > IOU);
            if (!covered && kept.size() < limit) {
                kept.add(i);
            }
        }
        return kept;
    }
}
