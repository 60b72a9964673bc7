package io.atalaya.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.sink.Delivery;
import io.atalaya.operators.sink.KafkaConfig;
import io.atalaya.operators.sink.MessageFormat;
import io.atalaya.operators.sink.TopicCreator;
import io.atalaya.pipeline.broker.EmbeddedBroker;
import io.atalaya.schemas.v1.ZoneEvent;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TailCommandITCase {
    private static EmbeddedBroker broker;

    private final TerminalOutput output = TerminalOutput.ofAPipe();

    @BeforeAll
    static void putTwoEventsOnATopic() throws Exception {
        broker = EmbeddedBroker.startTemporary(0);
        String address = broker.bootstrapServers();
        KafkaConfig config =
                new KafkaConfig(
                        address, null, MessageFormat.PROTOBUF, Delivery.AT_LEAST_ONCE, Map.of());
        TopicCreator.create(config, Duration.ofSeconds(30));
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", (Object) address),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (String camera : new String[] {"door", "shelf"}) {
                ZoneEvent event =
                        ZoneEvent.newBuilder().setSensorId(camera).setLabel("person").build();
                producer.send(new ProducerRecord<>("zone-events", event.toByteArray())).get();
            }
        }
    }

    @AfterAll
    static void closeBroker() {
        broker.close();
    }

    @Test
    void showsWhatIsThere() {
        int exitCode = tail("zone-events", "--from-beginning");

        assertThat(exitCode).isZero();
        assertThat(output.out()).contains("door").contains("shelf").doesNotContain("\u001b");
    }

    @Test
    void printsOneCamerasMessagesAsJson() {
        int exitCode = tail("zone-events", "--from-beginning", "--json", "--camera", "shelf");

        assertThat(exitCode).isZero();
        assertThat(output.out().lines())
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("{").contains("\"shelf\""));
    }

    @Test
    void refusesATopicThatIsNone() {
        int exitCode = tail("zone-evnts");

        assertThat(exitCode).isEqualTo(ExitCode.FAILURE);
        assertThat(output.err()).contains("zone-events").doesNotContain("\tat ");
    }

    @Test
    void saysThatAPortIsTaken() {
        int exitCode = output.run("broker", "--port", String.valueOf(broker.port()));

        assertThat(exitCode).isEqualTo(ExitCode.FAILURE);
        assertThat(output.err()).contains("choose another with --port").doesNotContain("\tat ");
    }

    private int tail(String... arguments) {
        String[] all = new String[arguments.length + 4];
        all[0] = "tail";
        all[1] = "--no-follow";
        all[2] = "--brokers";
        all[3] = broker.bootstrapServers();
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        return output.run(all);
    }
}
