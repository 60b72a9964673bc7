package io.atalaya.operators.sensor;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.settings.Setting;
import java.io.Serializable;
import java.time.Duration;

/** How a device is asked over Modbus TCP. */
public record ModbusConfig(
        @Setting(
                        doc =
                                "The unit behind a gateway; most devices of their own do not look at it.",
                        defaultValue = "1",
                        min = 0,
                        max = 255)
                int unit,
        @Setting(doc = "How often it is asked.", defaultValue = "1s", min = 0.01, max = 86400)
                Duration interval,
        @Setting(
                        doc =
                                "The longest wait for an answer; after it the connection is made again.",
                        defaultValue = "2s",
                        min = 0.05,
                        max = 600)
                Duration timeout)
        implements Serializable {
    static final ModbusConfig DEFAULT =
            new ModbusConfig(1, Duration.ofSeconds(1), Duration.ofSeconds(2));

    public ModbusConfig {
        requireNonNull(interval, "interval is null");
        requireNonNull(timeout, "timeout is null");
    }
}
