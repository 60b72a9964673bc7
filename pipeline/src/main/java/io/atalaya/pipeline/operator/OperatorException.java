package io.atalaya.pipeline.operator;

/** It cannot be done: what, where and what to do. */
public final class OperatorException extends Exception {
    private static final long serialVersionUID = 1L;

    OperatorException(String message) {
        super(message);
    }

    OperatorException(String message, Throwable cause) {
        super(message, cause);
    }

    static OperatorException noBroker(TopicPlace place, Throwable cause) {
        return new OperatorException(
                "The broker at "
                        + place.bootstrapServers()
                        + " does not answer. Is it running, and is this its address?",
                cause);
    }

    static OperatorException noTopic(TopicPlace place, String name) {
        return new OperatorException(
                "There is no topic "
                        + name
                        + " at "
                        + place.bootstrapServers()
                        + ". A job creates it when it starts; kafka.topicPrefix of its"
                        + " configuration is given by --prefix.");
    }
}
