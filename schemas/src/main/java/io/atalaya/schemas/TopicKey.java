package io.atalaya.schemas;

/** What a topic's messages are keyed by; messages of one key stay in order. */
public enum TopicKey {
    /** The camera or sensor. */
    SENSOR_ID("sensor_id"),
    /** The alert, so that compaction keeps each alert's newest revision. */
    ALERT_ID("alert_id"),
    /** The command, so that its answers lie together. */
    COMMAND_ID("command_id"),
    /** Where a dead letter came from. */
    ORIGIN("origin"),
    /** Where a file lies. */
    URI("uri"),
    /** The plant or lab. */
    SITE("site");

    private final String field;

    TopicKey(String field) {
        this.field = field;
    }

    /** The field's name in the documentation. */
    public String field() {
        return field;
    }
}
