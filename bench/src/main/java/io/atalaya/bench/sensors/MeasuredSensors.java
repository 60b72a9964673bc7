package io.atalaya.bench.sensors;

import com.google.protobuf.InvalidProtocolBufferException;
import io.atalaya.bench.ResourceClock;
import io.atalaya.operators.sink.KafkaConfig;
import io.atalaya.pipeline.config.PipelineConfig;
import io.atalaya.pipeline.runtime.RunningPipeline;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Alert;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * The pipeline as {@code run} runs it. It begins to count when a consumer could read enough
 * readings, and has ended when the alarm of the last reading is there, behind all detectors and
 * rules.
 */
final class MeasuredSensors implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration FAREWELL = Duration.ofSeconds(60);
    private static final long LOOK_EVERY_MILLIS = 20;

    private final RunningPipeline pipeline;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> readings;
    private final List<TopicPartition> anomalies;
    private final long end = System.nanoTime() + LONGEST.toNanos();
    private boolean started;

    private MeasuredSensors(RunningPipeline pipeline, KafkaConsumer<byte[], byte[]> consumer) {
        this.pipeline = pipeline;
        this.consumer = consumer;
        this.readings = partitions(pipeline.kafka(), Topic.READINGS);
        this.anomalies = partitions(pipeline.kafka(), Topic.ANOMALIES);
        consumer.assign(partitions(pipeline.kafka(), Topic.ALERTS));
    }

    /**
     * One round.
     *
     * @param warmUp readings that do not count, of the total
     * @param expected anomalies, as the bare consumer found them; they are waited for at the end
     */
    static SensorsRound measure(
            PipelineConfig config, RawTopic topic, long warmUp, long total, long expected)
            throws Exception {
        RunningPipeline pipeline =
                RunningPipeline.prepare(
                        config,
                        Map.of(),
                        new RunningPipeline.Options(0, Optional.empty()),
                        step -> {});
        try (MeasuredSensors measured = new MeasuredSensors(pipeline, topic.open())) {
            return measured.measure(warmUp, total, expected);
        }
    }

    private SensorsRound measure(long warmUp, long total, long expected) throws Exception {
        pipeline.startJob();
        started = true;
        long before = readable(readings);
        while (before < warmUp) {
            pause("readings");
            before = readable(readings);
        }
        ResourceClock.Reading from = ResourceClock.read();
        while (!isLastAlarmThere()) {
            pause("the last alarm");
        }
        ResourceClock.Reading to = ResourceClock.read();
        return SensorsRound.of(total - before, from, to, anomalies(expected));
    }

    /** They leave by a way of their own, and the last may be behind the last alarm. */
    private long anomalies(long expected) throws InterruptedException {
        long givenUp = System.nanoTime() + FAREWELL.toNanos();
        while (readable(anomalies) < expected && System.nanoTime() < givenUp) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
        return readable(anomalies);
    }

    private boolean isLastAlarmThere() throws InvalidProtocolBufferException {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ZERO)) {
            Alert alert = Alert.parseFrom(record.value());
            if (SensorsWorkload.isLast(alert)) {
                return true;
            }
        }
        return false;
    }

    private void pause(String what) throws InterruptedException {
        if (System.nanoTime() > end) {
            throw new IllegalStateException(what + " did not come within " + LONGEST);
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
    }

    private long readable(List<TopicPartition> partitions) {
        return RawTopic.readable(consumer, partitions);
    }

    private List<TopicPartition> partitions(KafkaConfig kafka, Topic topic) {
        return consumer.partitionsFor(kafka.nameOf(topic)).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    @Override
    public void close() throws Exception {
        try (pipeline;
                consumer) {
            if (started) {
                pipeline.stop();
                pipeline.awaitEnd();
            }
        }
    }
}
