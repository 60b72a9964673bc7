package io.atalaya.operators.sensor;

import static java.util.Objects.requireNonNull;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * A sensor and how far it was read.
 *
 * @param ended whether nothing more will come of it
 */
public record SensorSplit(String sensorId, SensorPosition position, boolean ended)
        implements SourceSplit {
    public SensorSplit {
        requireNonNull(sensorId, "sensorId is null");
        requireNonNull(position, "position is null");
    }

    /** A sensor that was not read yet. */
    public static SensorSplit unread(String sensorId) {
        return new SensorSplit(sensorId, SensorPosition.start(), false);
    }

    @Override
    public String splitId() {
        return sensorId;
    }
}
