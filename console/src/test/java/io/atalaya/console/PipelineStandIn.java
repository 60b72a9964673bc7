package io.atalaya.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.atalaya.pipeline.tail.TopicConsumers;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Command;
import io.atalaya.schemas.v1.CommandAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Answers commands, as the job does. */
final class PipelineStandIn implements AutoCloseable {
    private final String prefix;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Command> commands = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile String refusal = "";
    private volatile boolean closed;

    PipelineStandIn(String brokers, String prefix, KafkaProducer<byte[], byte[]> producer) {
        this.prefix = prefix;
        this.producer = producer;
        this.consumer = TopicConsumers.open(brokers, Map.of());
        var partition = new TopicPartition(prefix + Topic.COMMANDS.topicName(), 0);
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
        Future<?> unused =
                producer.send(
                        new ProducerRecord<>(
                                prefix + Topic.COMMAND_ANSWERS.topicName(),
                                command.getId().getBytes(UTF_8),
                                answer.toByteArray()));
        producer.flush();
    }
}
