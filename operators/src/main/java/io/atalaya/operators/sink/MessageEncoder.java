package io.atalaya.operators.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.Message;
import io.atalaya.schemas.Topic;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;

/** Puts messages into the form in which they leave. */
public final class MessageEncoder implements Serializable {
    /** What Kafka adds to a record, generously: lengths, offsets and the batch's head. */
    private static final int RECORD_OVERHEAD_BYTES = 256;

    private static final long serialVersionUID = 1L;

    private final String site;
    private final MessageFormat format;
    private final int maxRecordBytes;

    public MessageEncoder(String site, MessageFormat format, int maxRecordBytes) {
        this.site = site;
        this.format = format;
        this.maxRecordBytes = maxRecordBytes;
    }

    String source(String sensorId) {
        return CloudEvent.source(site, sensorId);
    }

    /** Of a dead letter's payload, so that with its other fields, also as base64, it fits. */
    int maxPayloadBytes() {
        return maxRecordBytes / 2;
    }

    /**
     * @param now the time of writing
     * @throws MessageTooLargeException when the broker would refuse it
     */
    OutgoingMessage encode(
            Topic topic, String key, Message message, CloudEvent event, Instant now) {
        byte[] value = value(message);
        Map<String, String> headers = event.headers(topic, format);
        int size = RECORD_OVERHEAD_BYTES + key.length() * 3 + value.length + size(headers);
        if (size > maxRecordBytes) {
            throw new MessageTooLargeException(topic, event.id(), size, maxRecordBytes);
        }
        long timestamp = RecordTimestamp.millis(topic, event.time(), now);
        return new OutgoingMessage(topic, key, value, headers, timestamp);
    }

    /** What has a compacted topic forget a key: a record without a value. */
    OutgoingMessage tombstone(Topic topic, String key, CloudEvent event, Instant now) {
        long timestamp = RecordTimestamp.millis(topic, event.time(), now);
        return new OutgoingMessage(
                topic, key, OutgoingMessage.NOTHING, event.headers(topic, format), timestamp);
    }

    private byte[] value(Message message) {
        return switch (format) {
            case PROTOBUF -> message.toByteArray();
            case JSON -> MessageJson.print(message).getBytes(UTF_8);
        };
    }

    private static int size(Map<String, String> headers) {
        int size = 0;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            size += header.getKey().length() + header.getValue().length() * 3;
        }
        return size;
    }
}
