package io.atalaya.operators.sink;

import com.google.protobuf.Message;
import io.atalaya.schemas.Topic;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * How facts of one kind are told: which messages, and on which topics.
 *
 * @param <T> the fact
 */
@FunctionalInterface
interface Telling<T> extends Serializable {
    /**
     * The messages.
     *
     * @param id names the fact, whenever and wherever it is told
     * @param at event time
     */
    List<OutgoingMessage> tell(T fact, String id, Instant at, MessageEncoder encoder, Instant now);

    /** A text of a fact, such as its key. */
    @FunctionalInterface
    interface Text<T> extends Serializable {
        String of(T fact);
    }

    /** When a fact was. */
    @FunctionalInterface
    interface Moment<T> extends Serializable {
        Instant of(T fact);
    }

    /** What a message says of a fact. */
    @FunctionalInterface
    interface Content<T> extends Serializable {
        Message of(T fact, Instant now);
    }

    /**
     * By one message.
     *
     * @param source the camera or sensor that it is from
     * @param trace what it all began with
     */
    static <T> Telling<T> message(
            Topic topic, Text<T> key, Text<T> source, Text<T> trace, Content<T> content) {
        return (fact, id, at, encoder, now) -> {
            var event = new CloudEvent(encoder.source(source.of(fact)), id, trace.of(fact), at);
            return List.of(encoder.encode(topic, key.of(fact), content.of(fact, now), event, now));
        };
    }

    /** By a record without a value, which has the topic forget the key. */
    static <T> Telling<T> tombstone(Topic topic, Text<T> key, Text<T> source) {
        return (fact, id, at, encoder, now) -> {
            String gone = key.of(fact);
            var event = new CloudEvent(encoder.source(source.of(fact)), id, gone, at);
            return List.of(encoder.tombstone(topic, gone, event, now));
        };
    }
}
