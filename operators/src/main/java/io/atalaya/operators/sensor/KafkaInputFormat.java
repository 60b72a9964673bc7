package io.atalaya.operators.sensor;

/** What a Kafka message of a sensor holds. */
public enum KafkaInputFormat {
    /** An object with keys. */
    JSON,
    /** {@code atalaya.v1.SensorReading}. */
    PROTOBUF
}
