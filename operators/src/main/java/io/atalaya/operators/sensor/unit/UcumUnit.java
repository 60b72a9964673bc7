package io.atalaya.operators.sensor.unit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.measure.IncommensurableException;
import javax.measure.MeasurementException;
import javax.measure.Unit;
import javax.measure.UnitConverter;
import javax.measure.format.UnitFormat;
import systems.uom.ucum.format.UCUMFormat;
import systems.uom.ucum.internal.format.TokenMgrError;

/**
 * A unit's code after UCUM, the Unified Code for Units of Measure, case-sensitive: {@code Cel},
 * {@code bar}, {@code mm/s}, {@code /min}.
 *
 * @see <a href="https://ucum.org/ucum">The specification</a>
 */
public final class UcumUnit {
    /** What people write, and the code that they mean. */
    private static final Map<String, String> USUAL_NAMES =
            Map.ofEntries(
                    Map.entry("°c", "Cel"),
                    Map.entry("degc", "Cel"),
                    Map.entry("deg c", "Cel"),
                    Map.entry("celsius", "Cel"),
                    Map.entry("°f", "[degF]"),
                    Map.entry("degf", "[degF]"),
                    Map.entry("fahrenheit", "[degF]"),
                    Map.entry("kelvin", "K"),
                    Map.entry("rpm", "/min"),
                    Map.entry("1/min", "/min"),
                    Map.entry("psi", "[psi]"),
                    Map.entry("kwh", "kW.h"),
                    Map.entry("ppm", "[ppm]"),
                    Map.entry("ft", "[ft_i]"),
                    Map.entry("in", "[in_i]"),
                    Map.entry("inch", "[in_i]"),
                    Map.entry("percent", "%"),
                    Map.entry("nm", "N.m"),
                    Map.entry("µm", "um"),
                    Map.entry("hertz", "Hz"),
                    Map.entry("volt", "V"),
                    Map.entry("ampere", "A"),
                    Map.entry("amp", "A"),
                    Map.entry("watt", "W"),
                    Map.entry("pascal", "Pa"),
                    Map.entry("m3/hr", "m3/h"),
                    Map.entry("lpm", "L/min"),
                    Map.entry("ohm", "Ohm"),
                    Map.entry("g-force", "[g]"));

    /** The library has the horsepower wrong by the factor 550. */
    private static final Set<String> MISTAKEN_BY_THE_LIBRARY = Set.of("[HP]");

    private static final double FAR = 1e9;

    /** What is left of a double's digits after a difference of two of them. */
    private static final MathContext DIGITS = new MathContext(13);

    private final String code;
    private final Unit<?> unit;

    private UcumUnit(String code, Unit<?> unit) {
        this.code = code;
        this.unit = unit;
    }

    /**
     * Reads a code.
     *
     * @throws IllegalArgumentException with what may be meant, where it is none
     */
    public static UcumUnit parse(String code) {
        try {
            Unit<?> unit = read(code);
            boolean known = !MISTAKEN_BY_THE_LIBRARY.contains(code);
            if (known && !code.isBlank()) {
                return new UcumUnit(code, unit);
            }
        } catch (MeasurementException | IllegalArgumentException | TokenMgrError e) {
            throw new IllegalArgumentException(noCode(code), e);
        }
        throw new IllegalArgumentException(noCode(code));
    }

    private static String noCode(String code) {
        String meant = USUAL_NAMES.get(code.strip().toLowerCase(Locale.ROOT));
        String guess = meant == null ? "" : " (did you mean '" + meant + "'?)";
        return "'"
                + code
                + "' is no unit's code after UCUM"
                + guess
                + "; write such as Cel, bar, mm/s, m/s2, /min, A, V, kW, % or L/min";
    }

    /** The library's parsers share what they should not. */
    private static synchronized Unit<?> read(String code) {
        UnitFormat format = UCUMFormat.getInstance(UCUMFormat.Variant.CASE_SENSITIVE);
        return format.parse(code);
    }

    /**
     * How a value in this unit becomes one in the other.
     *
     * @throws IllegalArgumentException where they measure different things
     */
    public LinearConversion to(UcumUnit other) {
        if (code.equals(other.code)) {
            return LinearConversion.NONE;
        }
        try {
            LinearConversion there = linear(unit.getConverterToAny(other.unit), false);
            LinearConversion back = linear(other.unit.getConverterToAny(unit), true);
            return digits(back) < digits(there) ? back : there;
        } catch (IncommensurableException | IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "'" + code + "' cannot be converted to '" + other.code + "'" + different(other),
                    e);
        }
    }

    private String different(UcumUnit other) {
        return unit.isCompatible(other.unit)
                ? ": that is not linear"
                : ": they do not measure the same thing";
    }

    private static LinearConversion linear(UnitConverter converter, boolean inverse) {
        double offset = rounded(converter.convert(0.0));
        double factor = rounded((converter.convert(FAR) - converter.convert(0.0)) / FAR);
        double between = converter.convert(1000.0);
        double straight = 1000 * factor + offset;
        if (!(Math.abs(between - straight) <= 1e-6 * Math.max(1e-9, Math.abs(between)))) {
            throw new IllegalArgumentException("not linear");
        }
        return new LinearConversion(factor, offset, inverse);
    }

    private static int digits(LinearConversion conversion) {
        return BigDecimal.valueOf(conversion.factor()).stripTrailingZeros().precision()
                + BigDecimal.valueOf(conversion.offset()).stripTrailingZeros().precision();
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }

    @Override
    public String toString() {
        return code;
    }
}
