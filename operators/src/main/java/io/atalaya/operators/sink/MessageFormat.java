package io.atalaya.operators.sink;

/** How a message's value is written. */
public enum MessageFormat {
    /** The messages of {@code schemas/}: small and fast. */
    PROTOBUF("application/protobuf"),
    /** The same messages in Protobuf's JSON mapping, for people and simple consumers. */
    JSON("application/json");

    private final String contentType;

    MessageFormat(String contentType) {
        this.contentType = contentType;
    }

    /** The value of the header {@code content-type}. */
    public String contentType() {
        return contentType;
    }
}
