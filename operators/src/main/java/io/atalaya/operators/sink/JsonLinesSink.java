package io.atalaya.operators.sink;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes each topic to a file of its own, {@code <topic>.jsonl}, one JSON object a line. Lines are
 * on the disk at each checkpoint and shortly after they were written; after a restart some may come
 * again, as on Kafka.
 */
final class JsonLinesSink implements Sink<OutgoingMessage> {
    private static final long serialVersionUID = 1L;

    private final URI folder;

    JsonLinesSink(URI folder) {
        this.folder = folder;
    }

    @Override
    public SinkWriter<OutgoingMessage> createWriter(WriterInitContext context) throws IOException {
        return new JsonLinesWriter(Path.of(folder), context.getProcessingTimeService());
    }
}
