package io.atalaya.console;

import io.atalaya.pipeline.tail.TopicConsumers;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Command;
import io.atalaya.schemas.v1.CommandAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Answers commands, as the job does. */
final class PipelineStandIn implements AutoCloseable {
    private final ConsoleTopics topics;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Command> commands = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile String refusal = "";
    private volatile boolean closed;

    PipelineStandIn(ConsoleTopics topics) {
        this.topics = topics;
        this.consumer = TopicConsumers.open(topics.place().bootstrapServers(), Map.of());
        var partition = new TopicPartition(topics.place().nameOf(Topic.COMMANDS), 0);
        consumer.assign(List.of(partition));
        consumer.seekToEnd(List.of(partition));
        consumer.position(partition);
        this.thread = new Thread(this::run, "pipeline-stand-in");
        thread.start();
    }

    List<Command> commands() {
        return commands;
    }

    void refuse(String why) {
        refusal = why;
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }

    private void run() {
        try (consumer) {
            while (!closed) {
                consumer.poll(Duration.ofMillis(50))
                        .forEach(
                                record -> {
                                    try {
                                        answer(Command.parseFrom(record.value()));
                                    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
                                        throw new IllegalStateException(e);
                                    }
                                });
            }
        }
    }

    private void answer(Command command) {
        commands.add(command);
        var answer =
                CommandAnswer.newBuilder()
                        .setCommandId(command.getId())
                        .setOutcome(
                                refusal.isEmpty()
                                        ? CommandAnswer.Outcome.DONE
                                        : CommandAnswer.Outcome.REFUSED)
                        .setDetail(refusal.isEmpty() ? "it is done" : refusal)
                        .build();
        topics.put(Topic.COMMAND_ANSWERS, command.getId(), answer);
    }
}
