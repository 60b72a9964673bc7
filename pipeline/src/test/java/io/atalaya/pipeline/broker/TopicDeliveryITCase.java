package io.atalaya.pipeline.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.atalaya.operators.model.Alert;
import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.DeadLetter;
import io.atalaya.operators.model.Frame;
import io.atalaya.operators.sink.Delivery;
import io.atalaya.operators.sink.FactEncoder;
import io.atalaya.operators.sink.KafkaConfig;
import io.atalaya.operators.sink.MessageDecoder;
import io.atalaya.operators.sink.MessageFormat;
import io.atalaya.operators.sink.SampleFacts;
import io.atalaya.operators.sink.TopicCreator;
import io.atalaya.operators.sink.TopicWriter;
import io.atalaya.schemas.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A job writes all topics to a real broker, and consumers find all of it there. */
class TopicDeliveryITCase {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Far more than it takes, also on a machine with other things to do. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final int FRAMES = 100;
    private static final int FRAMES_AROUND_OUTAGE = 600;
    private static final int FRAMES_PER_SECOND = 100;
    private static final int OUTAGE_SECONDS = 10;

    private static final long NEVER = -1;

    /** The frame at which the job fails, once. The job runs in this process. */
    private static final AtomicLong FAIL_AT = new AtomicLong(NEVER);

    @TempDir Path folder;

    @Test
    void everyTopicHoldsWhatWasWrittenInEveryFormatAndDelivery() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(0, folder.resolve("broker"))) {
            Map<KafkaConfig, JobClient> jobs = new LinkedHashMap<>();
            for (MessageFormat format : MessageFormat.values()) {
                for (Delivery delivery : Delivery.values()) {
                    KafkaConfig kafka = kafka(broker, format, delivery);
                    jobs.put(kafka, run(kafka, Optional.of(lines(kafka)), FRAMES, 10_000));
                }
            }
            for (Map.Entry<KafkaConfig, JobClient> job : jobs.entrySet()) {
                job.getValue().getJobExecutionResult().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                assertFrames(job.getKey(), FRAMES);
                assertCounts(job.getKey());
                assertLines(lines(job.getKey()));
            }
        }
    }

    @Test
    void nothingIsLostWhileTheBrokerIsAway() throws Exception {
        Path data = folder.resolve("broker");
        EmbeddedBroker broker = EmbeddedBroker.start(0, data);
        KafkaConfig least = kafka(broker, MessageFormat.PROTOBUF, Delivery.AT_LEAST_ONCE);
        KafkaConfig once = kafka(broker, MessageFormat.PROTOBUF, Delivery.EXACTLY_ONCE);
        JobClient[] jobs = {slowly(least), slowly(once)};
        waitForFrames(least, 50);
        waitForFrames(once, 50);

        broker.close();
        new CountDownLatch(1).await(OUTAGE_SECONDS, TimeUnit.SECONDS);
        try (EmbeddedBroker again = EmbeddedBroker.start(broker.port(), data)) {
            for (JobClient job : jobs) {
                job.getJobExecutionResult().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            assertThat(again.bootstrapServers()).isEqualTo(least.bootstrapServers());
            assertNoFrameIsMissing(least, FRAMES_AROUND_OUTAGE);
            assertFrames(once, FRAMES_AROUND_OUTAGE);
        }
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void aJobThatFailsGoesOnAndRepeatsOnlyWhereItMay(Delivery delivery) throws Exception {
        FAIL_AT.set(150);
        try (EmbeddedBroker broker = EmbeddedBroker.start(0, folder.resolve("broker"))) {
            KafkaConfig kafka = kafka(broker, MessageFormat.PROTOBUF, delivery);
            run(kafka, Optional.empty(), 200, FRAMES_PER_SECOND)
                    .getJobExecutionResult()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(FAIL_AT).as("it has failed once").hasValue(NEVER);
            List<Long> expected = LongStream.range(0, 200).boxed().toList();
            List<Long> sequences = sequences(kafka);
            if (delivery == Delivery.EXACTLY_ONCE) {
                assertThat(sequences).containsExactlyElementsOf(expected);
            } else {
                assertThat(sequences).containsAll(expected);
            }
        }
    }

    private Path lines(KafkaConfig kafka) {
        return folder.resolve(kafka.format() + "-" + kafka.delivery());
    }

    private static void waitForFrames(KafkaConfig kafka, int number) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (read(kafka, Topic.DETECTIONS).size() < number) {
            assertThat(Instant.now()).as("frames arrive").isBefore(deadline);
        }
    }

    private static JobClient slowly(KafkaConfig kafka) throws Exception {
        return run(kafka, Optional.empty(), FRAMES_AROUND_OUTAGE, FRAMES_PER_SECOND);
    }

    private static JobClient run(KafkaConfig kafka, Optional<Path> lines, int number, int perSecond)
            throws Exception {
        StreamExecutionEnvironment env = environment();
        DataStream<Long> numbers =
                env.fromSource(
                        new DataGeneratorSource<>(
                                index -> index,
                                number,
                                RateLimiterStrategy.perSecond(perSecond),
                                Types.LONG),
                        WatermarkStrategy.noWatermarks(),
                        "numbers");
        TopicWriter topics =
                new TopicWriter("plant-1", TopicCreator.create(kafka, TIMEOUT).fitted(), lines);
        topics.write(frames(numbers), FactEncoder.frames(), "frames");
        topics.write(alerts(numbers), FactEncoder.alerts(), "alerts");
        topics.write(health(numbers), FactEncoder.health(), "health");
        topics.write(deadLetters(numbers), FactEncoder.deadLetters(), "dead-letters");
        return env.executeAsync();
    }

    private static StreamExecutionEnvironment environment() {
        Configuration configuration = new Configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(500));
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, attempts());
        return StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
    }

    /** A test that does not ask for a failure must not have one. */
    private static int attempts() {
        return FAIL_AT.get() == NEVER ? 0 : 1;
    }

    private static DataStream<Frame> frames(DataStream<Long> numbers) {
        return numbers.map(TopicDeliveryITCase::frame).returns(Frame.class);
    }

    private static Frame frame(long number) {
        if (FAIL_AT.compareAndSet(number, NEVER)) {
            throw new IllegalStateException("the test lets the job fail");
        }
        return SampleFacts.frame(number);
    }

    private static DataStream<Alert> alerts(DataStream<Long> numbers) {
        return numbers.map(n -> SampleFacts.alert("alert-" + n % 5, (int) (1 + n / 5)))
                .returns(Alert.class);
    }

    private static DataStream<CameraHealth> health(DataStream<Long> numbers) {
        return numbers.map(n -> SampleFacts.health()).returns(CameraHealth.class);
    }

    private static DataStream<DeadLetter> deadLetters(DataStream<Long> numbers) {
        return numbers.map(n -> SampleFacts.deadLetter()).returns(DeadLetter.class);
    }

    private static void assertFrames(KafkaConfig kafka, int number) throws Exception {
        List<Long> expected = LongStream.range(0, number).boxed().toList();
        assertThat(sequences(kafka))
                .as("%s %s", kafka.format(), kafka.delivery())
                .containsExactlyElementsOf(expected);
        assertThat(read(kafka, Topic.ZONE_EVENTS)).hasSize(number);
    }

    /** A producer that lost its broker may write again what it has written. */
    private static void assertNoFrameIsMissing(KafkaConfig kafka, int number) throws Exception {
        assertThat(sequences(kafka)).containsAll(LongStream.range(0, number).boxed().toList());
        assertThat(read(kafka, Topic.ZONE_EVENTS).stream().map(r -> header(r, "ce_id")).distinct())
                .hasSize(number);
    }

    private static List<Long> sequences(KafkaConfig kafka) {
        return read(kafka, Topic.DETECTIONS).stream().map(TopicDeliveryITCase::sequence).toList();
    }

    private static void assertCounts(KafkaConfig kafka) throws Exception {
        assertThat(read(kafka, Topic.ALERT_EVENTS)).hasSize(FRAMES);
        assertThat(read(kafka, Topic.HEALTH)).hasSize(FRAMES);
        assertThat(read(kafka, Topic.DEAD_LETTERS)).hasSize(FRAMES);
        assertThat(read(kafka, Topic.ALERTS))
                .extracting(record -> new String(record.key(), UTF_8))
                .containsOnly("alert-0", "alert-1", "alert-2", "alert-3", "alert-4");
        ConsumerRecord<byte[], byte[]> first = read(kafka, Topic.DETECTIONS).get(0);
        assertThat(header(first, "ce_type")).isEqualTo("io.atalaya.v1.frame");
        assertThat(header(first, "ce_source")).isEqualTo("/plant-1/door");
        assertThat(header(first, "content-type")).isEqualTo(kafka.format().contentType());
        assertThat(new String(first.key(), UTF_8)).isEqualTo("door");
    }

    private static void assertLines(Path lines) throws Exception {
        for (Topic topic : List.of(Topic.DETECTIONS, Topic.ALERTS, Topic.HEALTH)) {
            assertThat(Files.readAllLines(lines.resolve(topic.topicName() + ".jsonl")))
                    .hasSize(FRAMES)
                    .allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(KafkaConfig kafka, Topic topic) {
        return TopicReader.read(kafka.bootstrapServers(), kafka.nameOf(topic));
    }

    private static long sequence(ConsumerRecord<byte[], byte[]> record) {
        try {
            var message =
                    MessageDecoder.message(
                            Topic.DETECTIONS, header(record, "content-type"), record.value());
            return ((io.atalaya.schemas.v1.Frame) message).getSequence();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static KafkaConfig kafka(
            EmbeddedBroker broker, MessageFormat format, Delivery delivery) {
        return new KafkaConfig(
                broker.bootstrapServers(),
                format + "-" + delivery + ".",
                format,
                delivery,
                Map.of());
    }
}
