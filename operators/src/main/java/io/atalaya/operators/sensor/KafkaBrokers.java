package io.atalaya.operators.sensor;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Map;

/**
 * Brokers, and how to speak to them. Its {@code toString} leaves the properties out, because
 * passwords are among them.
 *
 * @param addresses host:port, with commas between several
 * @param properties for Kafka's clients
 */
public record KafkaBrokers(String addresses, Map<String, String> properties)
        implements Serializable {
    public KafkaBrokers {
        requireNonNull(addresses, "addresses is null");
        properties = Map.copyOf(properties);
    }

    /** Those of a sensor that names some, else the pipeline's own. */
    public static KafkaBrokers of(SensorConfig sensor, KafkaBrokers own) {
        return sensor.sensorUrl()
                .brokers()
                .map(some -> new KafkaBrokers(some, sensor.kafkaOrDefault().properties()))
                .orElse(own);
    }

    @Override
    public String toString() {
        return "KafkaBrokers[" + addresses + "]";
    }
}
