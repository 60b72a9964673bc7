package io.atalaya.console;

import com.google.protobuf.Timestamp;
import io.atalaya.pipeline.config.ConfigValidator;
import io.atalaya.pipeline.config.LoadedConfig;
import io.atalaya.pipeline.demo.DemoPipeline;
import io.atalaya.pipeline.demo.SampleStreams;
import io.atalaya.pipeline.demo.SampleStreams.Scenario;
import io.atalaya.pipeline.operator.TopicPlace;
import io.atalaya.pipeline.runtime.RunningPipeline;
import io.atalaya.pipeline.tail.TopicConsumers;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.Frame;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** A press with a camera and a sensor, played live; all of the demo's scenes for pictures. */
final class WalkedPipeline implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Set<Alert.State> WAITING =
            Set.of(Alert.State.UNACKNOWLEDGED, Alert.State.RETURNED_UNACKNOWLEDGED);

    private final RunningPipeline running;
    private final CompletableFuture<Boolean> end;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaConsumer<byte[], byte[]> frames;
    private final List<Alert> seen = new ArrayList<>();

    /** When the frames of each camera came to this machine, by their event time. */
    private final Map<String, TreeMap<Instant, Instant>> arrivals = new HashMap<>();

    private final Path clip;

    private WalkedPipeline(RunningPipeline running, Path clip) {
        this.running = running;
        this.clip = clip;
        this.end = CompletableFuture.supplyAsync(() -> ended(running));
        this.consumer = TopicConsumers.open(topics().bootstrapServers(), Map.of());
        var partition = new TopicPartition(Topic.ALERT_EVENTS.topicName(), 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        this.frames = TopicConsumers.open(topics().bootstrapServers(), Map.of());
        List<TopicPartition> all =
                IntStream.range(0, Topic.DETECTIONS.partitions())
                        .mapToObj(n -> new TopicPartition(Topic.DETECTIONS.topicName(), n))
                        .toList();
        frames.assign(all);
        frames.seekToBeginning(all);
    }

    static WalkedPipeline start(Path state) throws Exception {
        SampleStreams samples = SampleStreams.find();
        Scenario press = samples.scenario("vision-meets-sensor");
        List<Scenario> played = Pictures.areWanted() ? samples.scenarios() : List.of(press);
        LoadedConfig loaded = new DemoPipeline(played, state).live(Instant.now());
        var contracts = ConfigValidator.validate(loaded, progress -> {});
        var options = new RunningPipeline.Options(0, Optional.empty());
        var running = RunningPipeline.prepare(loaded.config(), contracts, options, progress -> {});
        running.startJob();
        String camera = loaded.config().cameras().get(0).camera().url();
        return new WalkedPipeline(running, Path.of(camera));
    }

    TopicPlace topics() {
        return new TopicPlace(running.kafka().bootstrapServers(), "", Map.of());
    }

    /** A recording that there is. */
    Path clip() {
        return clip;
    }

    /** One that nobody has said yet that they know of. */
    String awaitAlertToAcknowledge() throws Exception {
        Instant limit = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(limit)) {
            read();
            Optional<Alert> waiting =
                    seen.stream()
                            .filter(alert -> isLast(alert) && WAITING.contains(alert.getState()))
                            .findFirst();
            if (waiting.isPresent()) {
                return waiting.get().getAlertId();
            }
        }
        throw new AssertionError("no alert came in time");
    }

    Alert awaitChange(String id, Alert.Change change) throws Exception {
        Predicate<Alert> wanted =
                alert -> alert.getAlertId().equals(id) && alert.getChange() == change;
        Instant limit = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(limit)) {
            read();
            Optional<Alert> found = seen.stream().filter(wanted).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new AssertionError(id + " was not changed in time: " + change);
    }

    /**
     * When what an alert is about came to the camera, by this machine's clock: a recording's event
     * time goes as fast as that, and begins before the job has started. Empty where no camera saw
     * it.
     */
    Optional<Instant> cameAt(String id) throws Exception {
        read();
        readFrames();
        return seen.stream()
                .filter(alert -> alert.getAlertId().equals(id))
                .findFirst()
                .map(alert -> arrivals.get(alert.getSensorId()))
                .map(times -> times.ceilingEntry(start(id)))
                .map(Map.Entry::getValue);
    }

    private Instant start(String id) {
        return seen.stream()
                .filter(alert -> alert.getAlertId().equals(id))
                .map(alert -> instant(alert.getTimestamp()))
                .findFirst()
                .orElseThrow();
    }

    private void readFrames() throws Exception {
        for (var record : frames.poll(Duration.ofMillis(200))) {
            Frame frame = (Frame) TopicConsumers.message(Topic.DETECTIONS, record);
            arrivals.computeIfAbsent(frame.getSensorId(), camera -> new TreeMap<>())
                    .put(instant(frame.getTimestamp()), instant(frame.getTimes().getArrival()));
        }
    }

    private static Instant instant(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }

    private boolean isLast(Alert alert) {
        return seen.stream()
                .noneMatch(
                        other ->
                                other.getAlertId().equals(alert.getAlertId())
                                        && other.getRevision() > alert.getRevision());
    }

    private void read() throws Exception {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
            seen.add((Alert) TopicConsumers.message(Topic.ALERT_EVENTS, record));
        }
    }

    private static boolean ended(RunningPipeline running) {
        try {
            return running.awaitEnd();
        } catch (Exception e) {
            throw new IllegalStateException("the pipeline failed", e);
        }
    }

    @Override
    public void close() throws Exception {
        try (running) {
            consumer.close();
            frames.close();
            running.stop();
            end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
