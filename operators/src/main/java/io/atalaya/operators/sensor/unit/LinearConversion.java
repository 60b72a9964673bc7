package io.atalaya.operators.sensor.unit;

import java.io.Serializable;

/**
 * From one unit to another: {@code value * factor + offset}, or the way back of that. From degrees
 * Fahrenheit to degrees Celsius the way back has the numbers without end avoided, and 212 is 100.
 *
 * @param inverse whether factor and offset lead from the other unit to the one
 */
public record LinearConversion(double factor, double offset, boolean inverse)
        implements Serializable {
    public static final LinearConversion NONE = new LinearConversion(1, 0, false);

    /** The value in the other unit. */
    public double apply(double value) {
        return inverse ? (value - offset) / factor : value * factor + offset;
    }
}
