package io.atalaya.pipeline.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import io.atalaya.pipeline.tail.TopicConsumers;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Command;
import io.atalaya.schemas.v1.CommandAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends a command and waits for what the pipeline answers. */
public final class CommandSender {
    private static final Duration POLL = Duration.ofMillis(100);

    private final TopicPlace place;
    private final Duration patience;

    /**
     * @param patience with the answer
     */
    public CommandSender(TopicPlace place, Duration patience) {
        this.place = place;
        this.patience = patience;
    }

    /**
     * The answer that settles it; empty when none came in time.
     *
     * @throws OperatorException when the broker is not there
     */
    public Optional<CommandAnswer> send(Command command)
            throws OperatorException, InterruptedException {
        try (var answers = TopicConsumers.open(place.bootstrapServers(), place.properties())) {
            List<TopicPartition> partitions =
                    TopicScan.partitions(answers, place, place.nameOf(Topic.COMMAND_ANSWERS));
            answers.assign(partitions);
            answers.seekToEnd(partitions);
            // Where the end is must be settled before there can be an answer.
            partitions.forEach(answers::position);
            put(command);
            return await(answers, command.getId());
        } catch (TimeoutException e) {
            throw OperatorException.noBroker(place, e);
        } catch (KafkaException | ExecutionException e) {
            throw new OperatorException(
                    "The command cannot be sent to "
                            + place.bootstrapServers()
                            + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private void put(Command command) throws ExecutionException, InterruptedException {
        var record =
                new ProducerRecord<>(
                        place.nameOf(Topic.COMMANDS),
                        command.getId().getBytes(UTF_8),
                        command.toByteArray());
        headers(command).forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        Map<String, Object> settings = new HashMap<>(place.properties());
        settings.put("bootstrap.servers", place.bootstrapServers());
        settings.put("acks", "all");
        try (var producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }

    private static Map<String, String> headers(Command command) {
        Instant at =
                Instant.ofEpochSecond(
                        command.getTimestamp().getSeconds(), command.getTimestamp().getNanos());
        return Map.of(
                "content-type",
                "application/protobuf",
                "ce_specversion",
                "1.0",
                "ce_type",
                Topic.COMMANDS.eventType(),
                "ce_source",
                "/operators",
                "ce_id",
                command.getId(),
                "ce_time",
                at.toString());
    }

    private Optional<CommandAnswer> await(KafkaConsumer<byte[], byte[]> answers, String id) {
        Instant end = Instant.now().plus(patience);
        while (Instant.now().isBefore(end)) {
            for (ConsumerRecord<byte[], byte[]> record : answers.poll(POLL)) {
                Optional<CommandAnswer> answer = answer(record).filter(a -> settles(a, id));
                if (answer.isPresent()) {
                    return answer;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean settles(CommandAnswer answer, String id) {
        return answer.getCommandId().equals(id)
                && answer.getOutcome() != CommandAnswer.Outcome.ACCEPTED;
    }

    private static Optional<CommandAnswer> answer(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.of(
                    (CommandAnswer) TopicConsumers.message(Topic.COMMAND_ANSWERS, record));
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }
}
