package io.atalaya.operators.track;

/**
 * State: what a Kalman filter of constant velocity believes of one number.
 *
 * @param velocity per filter step
 * @param positionVariance of the position; the other two likewise complete the covariance
 */
public record AxisEstimate(
        double position,
        double velocity,
        double positionVariance,
        double covariance,
        double velocityVariance) {

    AxisEstimate standingStill() {
        return new AxisEstimate(position, 0, positionVariance, covariance, velocityVariance);
    }
}
