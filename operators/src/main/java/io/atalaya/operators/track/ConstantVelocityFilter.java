package io.atalaya.operators.track;

import org.ejml.data.DMatrix2;
import org.ejml.data.DMatrix2x2;
import org.ejml.dense.fixed.CommonOps_DDF2;

/**
 * A Kalman filter (R. E. Kalman, "A New Approach to Linear Filtering and Prediction Problems",
 * 1960) of one number and its velocity, of which only the number is measured. Its matrices are kept
 * for reuse: one thread at a time.
 */
final class ConstantVelocityFilter {
    private final DMatrix2x2 motion = new DMatrix2x2(1, 0, 0, 1);
    private final DMatrix2x2 covariance = new DMatrix2x2();
    private final DMatrix2x2 moved = new DMatrix2x2();
    private final DMatrix2 mean = new DMatrix2();
    private final DMatrix2 gain = new DMatrix2();
    private final DMatrix2 movedMean = new DMatrix2();

    /**
     * @param steps how much time has passed, in filter steps, not necessarily whole
     * @param positionNoise variance that one step adds to the position; the other to the velocity
     */
    AxisEstimate predict(
            AxisEstimate estimate, double steps, double positionNoise, double velocityNoise) {
        load(estimate);
        motion.a12 = steps;
        CommonOps_DDF2.mult(motion, mean, movedMean);
        CommonOps_DDF2.mult(motion, covariance, moved);
        CommonOps_DDF2.multTransB(moved, motion, covariance);
        covariance.a11 += positionNoise * steps;
        covariance.a22 += velocityNoise * steps;
        return estimate(movedMean);
    }

    AxisEstimate correct(AxisEstimate estimate, double measured, double measurementVariance) {
        load(estimate);
        double innovationVariance = covariance.a11 + measurementVariance;
        gain.a1 = covariance.a11 / innovationVariance;
        gain.a2 = covariance.a21 / innovationVariance;
        CommonOps_DDF2.addEquals(mean, scaled(gain, measured - estimate.position()));
        covariance.a11 -= gain.a1 * gain.a1 * innovationVariance;
        covariance.a12 -= gain.a1 * gain.a2 * innovationVariance;
        covariance.a22 -= gain.a2 * gain.a2 * innovationVariance;
        return estimate(mean);
    }

    private void load(AxisEstimate estimate) {
        mean.setTo(estimate.position(), estimate.velocity());
        covariance.setTo(
                estimate.positionVariance(),
                estimate.covariance(),
                estimate.covariance(),
                estimate.velocityVariance());
    }

    private AxisEstimate estimate(DMatrix2 of) {
        return new AxisEstimate(of.a1, of.a2, covariance.a11, covariance.a12, covariance.a22);
    }

    private DMatrix2 scaled(DMatrix2 vector, double factor) {
        CommonOps_DDF2.scale(factor, vector, movedMean);
        return movedMean;
    }
}
