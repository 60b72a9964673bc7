package io.atalaya.operators.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.atalaya.operators.model.Box;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoxFilterTest {
    private static final Offset<Double> ROUNDING = within(1e-7);

    private final BoxFilter filter = new BoxFilter();

    @Test
    void learnsAVelocityFromNoisyBoxes() {
        Random random = new Random(7);
        BoxEstimate estimate = filter.begin(box(100, 300, 0.5, 200));
        for (int i = 1; i <= 60; i++) {
            double noise = random.nextGaussian() * 2;
            estimate = filter.predict(estimate, 1);
            estimate = filter.correct(estimate, box(100 + 4 * i + noise, 300 + noise, 0.5, 200));
        }

        assertThat(estimate.centreX().velocity()).isCloseTo(4, within(0.5));
        assertThat(estimate.centreX().position()).isCloseTo(340, within(4.0));
        assertThat(estimate.height().position()).isCloseTo(200, within(2.0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 2.5, 30})
    void isTheSameInOneStepAsInTwoHalves(double steps) {
        BoxEstimate moving = moving();
        BoxEstimate whole = filter.predict(moving, steps);
        BoxEstimate halves = filter.predict(filter.predict(moving, steps / 2), steps / 2);

        assertThat(halves.centreX().position()).isCloseTo(whole.centreX().position(), ROUNDING);
        assertThat(halves.centreY().velocity()).isCloseTo(whole.centreY().velocity(), ROUNDING);
    }

    @Test
    void isLessSureTheLongerItPredicts() {
        BoxEstimate moving = moving();

        assertThat(filter.predict(moving, 2).centreX().positionVariance())
                .isGreaterThan(filter.predict(moving, 1).centreX().positionVariance())
                .isGreaterThan(moving.centreX().positionVariance());
    }

    @Test
    void keepsTheSizeOfWhatIsNotSeen() {
        BoxEstimate moving = moving();

        assertThat(filter.predictUnseen(moving, 100).height().position())
                .isEqualTo(moving.height().position());
    }

    @Test
    void givesABoxAlsoForNonsense() {
        AxisEstimate negative = new AxisEstimate(-5, 0, 1, 0, 1);
        BoxEstimate estimate = new BoxEstimate(negative, negative, negative, negative);

        assertThat(BoxFilter.boxOf(estimate).area()).isNotNegative();
        assertThat(BoxFilter.boxOf(filter.begin(new Box(5, 5, 5, 5))).area()).isNotNegative();
    }

    /** The filter of eight numbers, as the paper writes it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void equalsTheFilterOfEightNumbers(long seed) {
        Random random = new Random(seed);
        Box first = randomBox(random);
        BoxEstimate estimate = filter.begin(first);
        double h = first.height();
        Matrix mean = measurement(first).above(Matrix.zero(4, 1));
        Matrix covariance = squares(h / 10, h / 10, 1e-2, h / 10, h / 16, h / 16, 1e-5, h / 16);
        for (int i = 0; i < 40; i++) {
            h = mean.get(3, 0);
            Matrix motion = Matrix.identity(8, 8);
            for (int axis = 0; axis < 4; axis++) {
                motion = motion.with(axis, axis + 4, 1);
            }
            mean = motion.times(mean);
            covariance =
                    motion.times(covariance)
                            .times(motion.transposed())
                            .plus(
                                    squares(
                                            h / 20, h / 20, 1e-2, h / 20, h / 160, h / 160, 1e-5,
                                            h / 160));
            estimate = filter.predict(estimate, 1);

            Box box = randomBox(random);
            h = mean.get(3, 0);
            Matrix measured = Matrix.identity(4, 8);
            Matrix innovation =
                    measured.times(covariance)
                            .times(measured.transposed())
                            .plus(squares(h / 20, h / 20, 1e-1, h / 20));
            Matrix gain = covariance.times(measured.transposed()).times(innovation.inverse());
            mean = mean.plus(gain.times(measurement(box).minus(measured.times(mean))));
            covariance = covariance.minus(gain.times(innovation).times(gain.transposed()));
            estimate = filter.correct(estimate, box);

            assertThat(estimate.centreX().position()).isCloseTo(mean.get(0, 0), ROUNDING);
            assertThat(estimate.centreY().velocity()).isCloseTo(mean.get(5, 0), ROUNDING);
            assertThat(estimate.aspect().position()).isCloseTo(mean.get(2, 0), ROUNDING);
            assertThat(estimate.height().position()).isCloseTo(mean.get(3, 0), ROUNDING);
            assertThat(estimate.centreX().covariance())
                    .isCloseTo(covariance.get(0, 4), within(1e-6));
            assertThat(estimate.height().velocityVariance())
                    .isCloseTo(covariance.get(7, 7), within(1e-6));
        }
    }

    private BoxEstimate moving() {
        BoxEstimate estimate = filter.begin(box(100, 300, 0.5, 200));
        for (int i = 1; i <= 10; i++) {
            estimate = filter.predict(estimate, 1);
            estimate = filter.correct(estimate, box(100 + 5 * i, 300 - i, 0.5, 200 + i));
        }
        return estimate;
    }

    private static Box randomBox(Random random) {
        return box(
                300 + 50 * random.nextGaussian(),
                300 + 50 * random.nextGaussian(),
                0.4 + 0.1 * random.nextDouble(),
                150 + 40 * random.nextDouble());
    }

    private static Box box(double centreX, double centreY, double aspect, double height) {
        double width = aspect * height;
        return new Box(
                (float) (centreX - width / 2),
                (float) (centreY - height / 2),
                (float) (centreX + width / 2),
                (float) (centreY + height / 2));
    }

    private static Matrix measurement(Box box) {
        return Matrix.column(
                (box.left() + (double) box.right()) / 2,
                (box.top() + (double) box.bottom()) / 2,
                box.width() / (double) box.height(),
                box.height());
    }

    private static Matrix squares(double... deviations) {
        double[] variances = new double[deviations.length];
        for (int i = 0; i < deviations.length; i++) {
            variances[i] = deviations[i] * deviations[i];
        }
        return Matrix.diagonal(variances);
    }
}
