package io.atalaya.operators.sink;

import io.atalaya.schemas.Topic;

/** A message is larger than the broker takes. */
final class MessageTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MessageTooLargeException(Topic topic, String id, int bytes, int maxBytes) {
        super(
                "%s on %s has %d bytes and the limit is %d: raise max.request.size in kafka.properties"
                                .formatted(id, topic.topicName(), bytes, maxBytes)
                        + " and max.message.bytes of the topic, or send less in one message");
    }
}
