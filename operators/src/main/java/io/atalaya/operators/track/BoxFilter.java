package io.atalaya.operators.track;

import io.atalaya.operators.model.Box;

/**
 * The Kalman filter that ByteTrack takes over from DeepSORT (Wojke, Bewley and Paulus, "Simple
 * Online and Realtime Tracking with a Deep Association Metric", 2017): centre, aspect and height of
 * a box, each with a velocity, noises in proportion to the height. All its noises are diagonal and
 * each number moves by its own velocity only, so the filter of eight numbers falls apart, exactly,
 * into four of two, which is what is computed.
 *
 * <p>One filter step is a frame of a camera at {@value #STEPS_PER_SECOND} frames a second, for
 * which the noises were tuned; other rates and gaps are fractions and multiples of it.
 */
final class BoxFilter {
    static final double STEPS_PER_SECOND = 30;

    private static final double POSITION_NOISE = 1.0 / 20;
    private static final double VELOCITY_NOISE = 1.0 / 160;
    private static final double ASPECT_NOISE = 1e-2;
    private static final double ASPECT_VELOCITY_NOISE = 1e-5;
    private static final double ASPECT_MEASUREMENT_NOISE = 1e-1;
    private static final double LEAST_HEIGHT_PX = 1;

    private final ConstantVelocityFilter filter = new ConstantVelocityFilter();

    BoxEstimate begin(Box box) {
        double height = heightOf(box);
        double position = square(2 * POSITION_NOISE * height);
        double velocity = square(10 * VELOCITY_NOISE * height);
        return new BoxEstimate(
                new AxisEstimate(centreX(box), 0, position, 0, velocity),
                new AxisEstimate(centreY(box), 0, position, 0, velocity),
                new AxisEstimate(
                        box.width() / height,
                        0,
                        square(ASPECT_NOISE),
                        0,
                        square(ASPECT_VELOCITY_NOISE)),
                new AxisEstimate(height, 0, position, 0, velocity));
    }

    BoxEstimate predict(BoxEstimate estimate, double steps) {
        double height = Math.max(LEAST_HEIGHT_PX, estimate.height().position());
        double position = square(POSITION_NOISE * height);
        double velocity = square(VELOCITY_NOISE * height);
        return new BoxEstimate(
                filter.predict(estimate.centreX(), steps, position, velocity),
                filter.predict(estimate.centreY(), steps, position, velocity),
                filter.predict(
                        estimate.aspect(),
                        steps,
                        square(ASPECT_NOISE),
                        square(ASPECT_VELOCITY_NOISE)),
                filter.predict(estimate.height(), steps, position, velocity));
    }

    /** What is not seen keeps its size: a wrong growth would soon fill the picture. */
    BoxEstimate predictUnseen(BoxEstimate estimate, double steps) {
        return predict(
                new BoxEstimate(
                        estimate.centreX(),
                        estimate.centreY(),
                        estimate.aspect(),
                        estimate.height().standingStill()),
                steps);
    }

    BoxEstimate correct(BoxEstimate estimate, Box box) {
        double height = Math.max(LEAST_HEIGHT_PX, estimate.height().position());
        double noise = square(POSITION_NOISE * height);
        return new BoxEstimate(
                filter.correct(estimate.centreX(), centreX(box), noise),
                filter.correct(estimate.centreY(), centreY(box), noise),
                filter.correct(
                        estimate.aspect(),
                        box.width() / heightOf(box),
                        square(ASPECT_MEASUREMENT_NOISE)),
                filter.correct(estimate.height(), heightOf(box), noise));
    }

    static Box boxOf(BoxEstimate estimate) {
        double height = Math.max(LEAST_HEIGHT_PX, estimate.height().position());
        double width = Math.max(0, estimate.aspect().position()) * height;
        double left = estimate.centreX().position() - width / 2;
        double top = estimate.centreY().position() - height / 2;
        return new Box((float) left, (float) top, (float) (left + width), (float) (top + height));
    }

    private static double heightOf(Box box) {
        return Math.max(LEAST_HEIGHT_PX, box.height());
    }

    private static double centreX(Box box) {
        return (box.left() + (double) box.right()) / 2;
    }

    private static double centreY(Box box) {
        return (box.top() + (double) box.bottom()) / 2;
    }

    private static double square(double value) {
        return value * value;
    }
}
