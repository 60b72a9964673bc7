package io.atalaya.operators.sensor;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.settings.Setting;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Which messages are a sensor's own, where several share a file or a topic. */
public record MatchConfig(
        @Setting(
                        doc = "Where a message says whose it is; as in a value's `field`.",
                        example = "device")
                String field,
        @Setting(
                        doc = "What stands there in this sensor's messages. Left out: its name.",
                        example = "M-0815")
                @Nullable String value)
        implements Serializable {
    public MatchConfig {
        requireNonNull(field, "field is null");
        if (field.isBlank()) {
            throw new IllegalArgumentException("field is empty; name the column or key");
        }
    }

    /** What stands in the messages of the sensor of this name. */
    public String wanted(String sensorName) {
        return value == null ? sensorName : value;
    }
}
