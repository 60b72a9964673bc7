package io.atalaya.operators.track;

/**
 * State: where a box is believed to be.
 *
 * @param centreX in source pixels, as are {@code centreY} and {@code height}
 * @param aspect width divided by height
 */
public record BoxEstimate(
        AxisEstimate centreX, AxisEstimate centreY, AxisEstimate aspect, AxisEstimate height) {}
