package io.atalaya.operators.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.atalaya.schemas.Topic;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Messages as consumers get them, back into something to look at. */
public final class MessageDecoder {
    private MessageDecoder() {}

    /** Which of the catalogue's topics a name means, with or without a prefix. */
    public static Optional<Topic> topic(String name) {
        // The longest that fits: a prefix may end in anything, also in a topic's name.
        return Arrays.stream(Topic.values())
                .filter(topic -> name.endsWith(topic.topicName()))
                .max(Comparator.comparingInt(topic -> topic.topicName().length()));
    }

    /**
     * The message that a record's value holds.
     *
     * @param contentType the header {@code content-type}; without one it is Protobuf, unless it
     *     begins like a JSON object
     */
    public static Message message(Topic topic, @Nullable String contentType, byte[] value)
            throws InvalidProtocolBufferException {
        return isJson(contentType, value)
                ? MessageJson.parse(new String(value, UTF_8), topic.prototype())
                : topic.parse(value);
    }

    /** One JSON object on one line. */
    public static String json(Topic topic, @Nullable String contentType, byte[] value)
            throws InvalidProtocolBufferException {
        return MessageFormat.JSON.contentType().equals(contentType)
                ? new String(value, UTF_8)
                : json(message(topic, contentType, value));
    }

    public static String json(Message message) {
        return MessageJson.print(message);
    }

    private static boolean isJson(@Nullable String contentType, byte[] value) {
        return contentType == null
                // As Protobuf it would be a group, and no message of ours has one.
                ? value.length > 0 && value[0] == '{'
                : contentType.startsWith(MessageFormat.JSON.contentType());
    }
}
