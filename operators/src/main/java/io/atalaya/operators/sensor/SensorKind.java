package io.atalaya.operators.sensor;

/** How a sensor is reached; its URL says which. */
public enum SensorKind {
    /** A file of values with a header, such as {@code motor-1.csv}. */
    CSV("a CSV file"),
    /** A file with one JSON object a line, such as {@code motor-1.jsonl}. */
    JSON_LINES("a file of JSON lines"),
    /** A broker's topics, {@code mqtt://} or, with TLS, {@code mqtts://}. */
    MQTT("an MQTT broker"),
    /** A topic, {@code kafka:topic} or {@code kafka://brokers/topic}. */
    KAFKA("a Kafka topic"),
    /** A server that is subscribed to, {@code opc.tcp://host/path}. */
    OPC_UA("an OPC UA server"),
    /** A device that is asked, {@code modbus://host}. */
    MODBUS("a Modbus device");

    private final String description;

    SensorKind(String description) {
        this.description = description;
    }

    /** Whether it comes to an end by nature, and can be read again from any place. */
    public boolean isFile() {
        return this == CSV || this == JSON_LINES;
    }

    /** For messages, with its article. */
    public String description() {
        return description;
    }
}
