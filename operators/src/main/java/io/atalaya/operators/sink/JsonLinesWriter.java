package io.atalaya.operators.sink;

import com.google.protobuf.InvalidProtocolBufferException;
import io.atalaya.schemas.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.jspecify.annotations.Nullable;

/** Hands each message to its topic's file, and the files to the disk in time. */
final class JsonLinesWriter implements SinkWriter<OutgoingMessage> {
    /** Whoever follows a file with {@code tail -f} waits no longer than this. */
    static final Duration FLUSH_INTERVAL = Duration.ofMillis(200);

    private final Path folder;
    private final ProcessingTimeService time;
    private final Map<Topic, JsonLinesFile> files = new EnumMap<>(Topic.class);
    private @Nullable ScheduledFuture<?> nextFlush;

    JsonLinesWriter(Path folder, ProcessingTimeService time) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.time = time;
    }

    @Override
    public void write(OutgoingMessage message, Context context) throws IOException {
        if (message.isTombstone()) {
            return; // lines are never taken back
        }
        file(message.topic()).append(json(message));
        if (nextFlush == null) {
            nextFlush =
                    time.registerTimer(
                            time.getCurrentProcessingTime() + FLUSH_INTERVAL.toMillis(),
                            at -> flushPlanned());
        }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
        for (JsonLinesFile file : files.values()) {
            file.flush();
        }
    }

    @Override
    public void close() throws IOException {
        if (nextFlush != null) {
            nextFlush.cancel(false);
            nextFlush = null;
        }
        for (JsonLinesFile file : files.values()) {
            file.close();
        }
        files.clear();
    }

    private void flushPlanned() throws IOException {
        nextFlush = null;
        flush(false);
    }

    private JsonLinesFile file(Topic topic) throws IOException {
        JsonLinesFile file = files.get(topic);
        if (file == null) {
            file = JsonLinesFile.open(folder.resolve(topic.topicName() + ".jsonl"));
            files.put(topic, file);
        }
        return file;
    }

    private static String json(OutgoingMessage message) throws InvalidProtocolBufferException {
        return MessageDecoder.json(
                message.topic(), message.headers().get(CloudEvent.CONTENT_TYPE), message.value());
    }
}
