package io.atalaya.schemas;

/** What becomes of old messages. */
public enum CleanupPolicy {
    /** Deleted when the retention is over. */
    DELETE("delete"),
    /** Only the newest message of each key is kept, for ever. */
    COMPACT("compact"),
    /** Only the newest message of each key is kept, and deleted when the retention is over. */
    COMPACT_AND_DELETE("compact,delete");

    private final String kafkaValue;

    CleanupPolicy(String kafkaValue) {
        this.kafkaValue = kafkaValue;
    }

    /** The value of Kafka's {@code cleanup.policy}. */
    public String kafkaValue() {
        return kafkaValue;
    }
}
