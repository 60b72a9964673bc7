package io.atalaya.operators.sensor;

import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.ReadingQuality;
import io.atalaya.operators.model.ReadingType;
import io.atalaya.operators.sensor.unit.LinearConversion;
import java.util.Locale;
import java.util.Set;

/**
 * Makes readings of one of a sensor's values.
 *
 * <p>A number that is NaN or infinite is a reading of bad quality: the sensor spoke, and what it
 * said is not to be used. What is no number at all is refused.
 */
public final class ValueReader {
    /** What a message says where it has no value, in contrast to saying nothing. */
    public static final Object NULL = new Object();

    private static final Set<String> ON = Set.of("true", "1", "on", "yes");
    private static final Set<String> OFF = Set.of("false", "0", "off", "no");

    private final String sensorId;
    private final String area;
    private final ValueConfig value;
    private final String unit;
    private final LinearConversion scaling;
    private final LinearConversion conversion;

    /** For one value of a sensor. */
    public ValueReader(SensorConfig sensor, ValueConfig value) {
        this.sensorId = sensor.name();
        this.area = sensor.areaOrName();
        this.value = value;
        this.unit = value.unit() == null ? "" : value.unit();
        this.scaling = value.scaling();
        this.conversion = value.conversion();
    }

    public ValueConfig value() {
        return value;
    }

    /**
     * The reading of what a message says.
     *
     * @param raw a number, a truth value, a text or {@link #NULL}
     * @param quality as the sensor grades it
     * @throws BadValueException where the value's type does not allow it
     */
    public Reading read(Object raw, MessageTime time, ReadingQuality quality)
            throws BadValueException {
        if (raw == NULL) {
            return reading(ReadingType.NONE, Double.NaN, "", time, quality);
        }
        return switch (value.type()) {
            case NUMBER -> number(raw, time, quality);
            case INTEGER -> reading(ReadingType.INTEGER, whole(raw), "", time, quality);
            case FLAG -> reading(ReadingType.FLAG, flag(raw) ? 1 : 0, "", time, quality);
            case TEXT -> reading(ReadingType.TEXT, Double.NaN, text(raw), time, quality);
        };
    }

    private Reading number(Object raw, MessageTime time, ReadingQuality quality)
            throws BadValueException {
        double number = conversion.apply(scaling.apply(numberOf(raw)));
        ReadingQuality graded = Double.isFinite(number) ? quality : ReadingQuality.BAD;
        return reading(ReadingType.NUMBER, number, "", time, graded);
    }

    private double numberOf(Object raw) throws BadValueException {
        if (raw instanceof Number number) {
            return number.doubleValue();
        }
        if (raw instanceof String text) {
            return parsed(text.strip());
        }
        throw wrong(raw, "no number" + (raw instanceof Boolean ? "; set type: flag" : ""));
    }

    private double parsed(String text) throws BadValueException {
        // Java would also take 1d and 0x1p3, which nobody means.
        char last = text.isEmpty() ? 'x' : text.charAt(text.length() - 1);
        if (!Character.isDigit(last) && last != '.') {
            return unending(text);
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw wrong(text, "no number");
        }
    }

    private double unending(String text) throws BadValueException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw wrong(text, "no number");
        };
    }

    private double whole(Object raw) throws BadValueException {
        double number = numberOf(raw);
        if (!Double.isFinite(number) || number != Math.rint(number)) {
            throw wrong(raw, "no whole number; set type: number");
        }
        return number;
    }

    private boolean flag(Object raw) throws BadValueException {
        if (raw instanceof Boolean flag) {
            return flag;
        }
        String text =
                raw instanceof Number number
                        ? Long.toString(number.longValue())
                        : raw.toString().strip().toLowerCase(Locale.ROOT);
        if (ON.contains(text)) {
            return true;
        }
        if (OFF.contains(text)) {
            return false;
        }
        throw wrong(raw, "neither on nor off; write true or false, or 1 or 0");
    }

    private static String text(Object raw) {
        boolean whole =
                raw instanceof Double number
                        && number == Math.rint(number)
                        && Math.abs(number) < 1e15;
        return whole ? Long.toString(((Double) raw).longValue()) : raw.toString();
    }

    private BadValueException wrong(Object raw, String what) {
        return new BadValueException(
                value.name()
                        + " is '"
                        + BadValueException.shortened(raw.toString())
                        + "', which is "
                        + what);
    }

    private Reading reading(
            ReadingType type,
            double number,
            String text,
            MessageTime time,
            ReadingQuality quality) {
        return new Reading(
                sensorId,
                value.name(),
                area,
                unit,
                time.at(),
                time.arrivedAt(),
                time.clockSource(),
                type,
                number,
                text,
                quality,
                time.historical(),
                time.sequence());
    }
}
