package io.atalaya.operators.sensor;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.sensor.unit.LinearConversion;
import io.atalaya.operators.sensor.unit.UcumUnit;
import io.atalaya.operators.settings.Setting;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** One of a sensor's values: where it stands in its messages, and in which unit it goes on. */
public record ValueConfig(
        @Setting(
                        doc =
                                "Names the value; with the sensor's name it names the series, such as"
                                        + " `motor-1/temperature`.",
                        example = "temperature")
                String name,
        @Setting(
                        doc =
                                "The unit in which the value goes on, as UCUM code: `Cel`, `bar`,"
                                        + " `mm/s`, `/min`. Left out: it has none.",
                        example = "Cel")
                @Nullable String unit,
        @Setting(
                        doc =
                                "The unit in which the sensor sends it, where that is another one;"
                                        + " values are converted.",
                        example = "[degF]")
                @Nullable String sourceUnit,
        @Setting(
                        doc =
                                "Where it stands in a message: the column of a CSV file, the key of a"
                                        + " JSON object, also as JSON Pointer such as"
                                        + " `/data/temperature`, or the metric of Sparkplug. Left out:"
                                        + " the value's name.",
                        example = "temp_c")
                @Nullable String field,
        @Setting(doc = "What it is.", defaultValue = "number") ValueType type,
        @Setting(
                        doc = "What a number is multiplied with, before any conversion of units.",
                        defaultValue = "1")
                double scale,
        @Setting(doc = "What is added to a number after that.", defaultValue = "0") double offset,
        @Setting(
                        doc = "MQTT: the topic on which it comes, where that is not the sensor's.",
                        example = "plant/motor-1/temperature")
                @Nullable String topic,
        @Setting(
                        doc =
                                "OPC UA: the node, by its id; the namespace by its number, or by its"
                                        + " name as in `nsu=urn:plant:press;s=Pressure`.",
                        example = "ns=2;s=Motor1.Temperature")
                @Nullable String node,
        @Setting(doc = "Modbus: where it stands.", example = "{address: 100, type: float32}")
                @Nullable RegisterConfig register)
        implements Serializable {
    public ValueConfig {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        if (name.isBlank() || name.contains("/")) {
            throw new IllegalArgumentException(
                    "name is '" + name + "'; give the value a name without '/'");
        }
        if (field != null && field.isBlank()) {
            throw new IllegalArgumentException(
                    "field is empty; name the column or key, or remove it");
        }
        if (topic != null) {
            SensorConfigRules.checkTopicFilter(topic);
        }
        if (node != null) {
            OpcUaNodeId.check(node);
        }
        if (scale == 0 || !Double.isFinite(scale) || !Double.isFinite(offset)) {
            throw new IllegalArgumentException(
                    "scale must not be 0, and scale and offset must be numbers");
        }
        checkUnits(unit, sourceUnit);
        boolean counts = type == ValueType.NUMBER || type == ValueType.INTEGER;
        boolean plain = unit == null && scale == 1 && offset == 0;
        if (!counts && !plain) {
            throw new IllegalArgumentException(
                    "unit, scale and offset are for numbers; remove them, or set type: number");
        }
        if (type == ValueType.INTEGER && (sourceUnit != null || scale != 1 || offset != 0)) {
            throw new IllegalArgumentException(
                    "sourceUnit, scale and offset can make fractions; set type: number");
        }
    }

    private static void checkUnits(@Nullable String unit, @Nullable String sourceUnit) {
        if (sourceUnit != null && unit == null) {
            throw new IllegalArgumentException(
                    "sourceUnit is there and unit is not; say with unit what to convert to");
        }
        UcumUnit target = unit == null ? null : parsed("unit", unit);
        if (target != null && sourceUnit != null) {
            UcumUnit source = parsed("sourceUnit", sourceUnit);
            try {
                source.to(target);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("sourceUnit: " + e.getMessage(), e);
            }
        }
    }

    private static UcumUnit parsed(String key, String code) {
        try {
            return UcumUnit.parse(code);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
        }
    }

    /** Where it stands in a message. */
    public String fieldOrName() {
        return field == null ? name : field;
    }

    /** From the number in a message to what it stands for, in the sensor's unit. */
    LinearConversion scaling() {
        return new LinearConversion(scale, offset, false);
    }

    /** From the sensor's unit to the one in which it goes on. */
    LinearConversion conversion() {
        return unit == null || sourceUnit == null
                ? LinearConversion.NONE
                : UcumUnit.parse(sourceUnit).to(UcumUnit.parse(unit));
    }
}
