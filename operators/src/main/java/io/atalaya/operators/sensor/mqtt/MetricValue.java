package io.atalaya.operators.sensor.mqtt;

import io.atalaya.operators.model.ReadingQuality;
import io.atalaya.operators.sensor.ValueReader;
import io.atalaya.schemas.sparkplug.Metric;
import io.atalaya.schemas.sparkplug.PropertySet;

/**
 * What a Sparkplug metric says. Whole numbers travel unsigned; which of them are negative only the
 * data type tells, which is in the birth message and may be left out later.
 */
final class MetricValue {
    private static final int INT8 = 1;
    private static final int INT16 = 2;
    private static final int INT32 = 3;
    private static final String QUALITY = "Quality";
    private static final int STALE = 500;

    private MetricValue() {}

    /**
     * A number, a truth value, a text, or {@link ValueReader#NULL}.
     *
     * @param datatype as the birth message has it
     */
    static Object of(Metric metric, int datatype) {
        if (metric.getIsNull()) {
            return ValueReader.NULL;
        }
        return switch (metric.getValueCase()) {
            case INT_VALUE -> signed(metric.getIntValue(), datatype);
            // Beyond 2^63 nothing is measured; below, the sign is right for both types.
            case LONG_VALUE -> metric.getLongValue();
            case FLOAT_VALUE -> decimal(metric.getFloatValue());
            case DOUBLE_VALUE -> metric.getDoubleValue();
            case BOOLEAN_VALUE -> metric.getBooleanValue();
            case STRING_VALUE -> metric.getStringValue();
            case BYTES_VALUE, VALUE_NOT_SET -> ValueReader.NULL;
        };
    }

    private static Object signed(int bits, int datatype) {
        return switch (datatype) {
            case INT8 -> (long) (byte) bits;
            case INT16 -> (long) (short) bits;
            case INT32 -> (long) bits;
            default -> Integer.toUnsignedLong(bits);
        };
    }

    /** 21.3 as the sensor meant it, and not the 21.299999237060547 nearest to it. */
    private static double decimal(float value) {
        return Double.parseDouble(Float.toString(value));
    }

    /** By the property "Quality": 192 is good, 500 stale, 0 bad. Without it, good. */
    static ReadingQuality qualityOf(Metric metric) {
        PropertySet properties = metric.getProperties();
        for (int i = 0; i < properties.getKeysCount() && i < properties.getValuesCount(); i++) {
            if (properties.getKeys(i).equals(QUALITY)) {
                return switch (properties.getValues(i).getIntValue()) {
                    case 0 -> ReadingQuality.BAD;
                    case STALE -> ReadingQuality.UNCERTAIN;
                    default -> ReadingQuality.GOOD;
                };
            }
        }
        return ReadingQuality.GOOD;
    }
}
