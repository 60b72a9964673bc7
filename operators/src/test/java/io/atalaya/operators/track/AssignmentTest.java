package io.atalaya.operators.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentTest {
    @Test
    void takesTheSecondBestPairWhereTheSumIsGreater() {
        double[][] gains = {{0.9, 0.8}, {0.8, 0}};

        assertThat(Assignment.match(gains)).containsExactly(1, 0);
    }

    @Test
    void leavesAloneWhatMayNotBePaired() {
        assertThat(Assignment.match(new double[][] {{0, 0}, {0, 0.3}}))
                .containsExactly(Assignment.NONE, 1);
        assertThat(Assignment.match(new double[0][])).isEmpty();
        assertThat(Assignment.match(new double[][] {{}, {}}))
                .containsExactly(Assignment.NONE, Assignment.NONE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void findsTheSumThatTryingEverythingFinds(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            double[][] gains = gains(random);
            int[] match = Assignment.match(gains);
            String what = "seed " + seed + ", round " + round + ": " + Arrays.deepToString(gains);

            assertThat(sum(gains, match)).as(what).isCloseTo(best(gains, 0, 0), within(1e-5));
            assertThat(Assignment.match(gains)).as(what).containsExactly(match);
        }
    }

    private static double[][] gains(Random random) {
        int rows = 1 + random.nextInt(6);
        int columns = 1 + random.nextInt(6);
        double density = random.nextDouble();
        double[][] gains = new double[rows][columns];
        for (double[] row : gains) {
            for (int column = 0; column < columns; column++) {
                boolean possible = random.nextDouble() < density;
                // Sometimes rounded, so that equal sums are among the cases.
                double gain = random.nextInt(10) / 10.0 + random.nextInt(2) * random.nextDouble();
                row[column] = possible ? gain : 0;
            }
        }
        return gains;
    }

    private static double sum(double[][] gains, int[] match) {
        Set<Integer> used = new HashSet<>();
        double sum = 0;
        for (int row = 0; row < match.length; row++) {
            if (match[row] != Assignment.NONE) {
                assertThat(used.add(match[row])).as("a column is paired twice").isTrue();
                assertThat(gains[row][match[row]]).isPositive();
                sum += gains[row][match[row]];
            }
        }
        return sum;
    }

    private static double best(double[][] gains, int row, int used) {
        if (row == gains.length) {
            return 0;
        }
        double best = best(gains, row + 1, used);
        for (int column = 0; column < gains[row].length; column++) {
            if ((used & 1 << column) == 0 && gains[row][column] > 0) {
                double rest = best(gains, row + 1, used | 1 << column);
                best = Math.max(best, gains[row][column] + rest);
            }
        }
        return best;
    }
}
