package io.atalaya.pipeline.runtime;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.pipeline.broker.EmbeddedBroker;
import io.atalaya.pipeline.demo.DemoFiles;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.Frame;
import io.atalaya.schemas.v1.Health;
import io.atalaya.schemas.v1.ZoneEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed or stopped in the middle of its files, and one that is left alone, say
 * the same: of what a camera sees, and of what rules make of it together with a sensor.
 */
class RecoveryITCase {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int NUM_FRAMES = 500;
    private static final long SEED = 20261125;
    private static final int KILLS = 4;

    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    private static final String CLASSES =
            "    classes: [{name: worker, attributes: {vest: orange}}]\n";

    /** Beside the demo's, what joins its camera with a press: by counts, attributes and history. */
    private static final String PRESS =
            """
              - name: worker-at-running-press
                when: zone('cell').count('worker') > 0 && reading('press/running').flag
                message: "{zone('cell').count('worker')} at {reading('press/pressure').value}"
              - name: in-orange
                when: zone('cell').tracks.exists(t, t.attributes['vest'] == 'orange' && t.dwell > duration('700ms'))
                onDelay: 200ms
              - name: pressed
                when: reading('press/pressure').mean(duration('2s')) > 60 && zone('cell').count() == 0
                offDelay: 300ms
                latching: true
            sensors:
              - name: press
                url: press.csv
                area: robot-cell
                timestamp: time
                values: [{name: running, type: flag}, {name: pressure, unit: bar}]
            """;

    @TempDir static Path folder;

    private static EmbeddedBroker broker;
    private static Facts undisturbed;

    /**
     * What a run leaves on the topics, without what may differ from run to run: times of handling.
     */
    private record Facts(
            TreeMap<String, List<io.atalaya.schemas.v1.Object>> objectsByFrame,
            TreeSet<String> zoneEvents,
            TreeMap<String, String> alerts) {

        static Facts read(TopicReader topics) throws Exception {
            Map<String, List<io.atalaya.schemas.v1.Object>> objects =
                    topics.read(Topic.DETECTIONS, Frame.class).stream()
                            .collect(
                                    toMap(
                                            Frame::getId,
                                            Frame::getObjectsList,
                                            (once, again) -> {
                                                assertThat(again).isEqualTo(once);
                                                return once;
                                            }));
            var events = new TreeSet<String>();
            topics.read(Topic.ZONE_EVENTS, ZoneEvent.class).forEach(e -> events.add(e.getId()));
            return new Facts(new TreeMap<>(objects), events, alerts(topics));
        }

        /** The last revision of each alert: its id, what it says, and when it was. */
        private static TreeMap<String, String> alerts(TopicReader topics) throws Exception {
            var last = new TreeMap<String, String>();
            topics.read(Topic.ALERTS, Alert.class).stream()
                    .collect(groupingBy(Alert::getAlertId))
                    .forEach(
                            (id, revisions) -> {
                                Alert end = revisions.get(revisions.size() - 1);
                                last.put(
                                        id,
                                        "%s %d %s '%s' %s %s %s"
                                                .formatted(
                                                        end.getRuleId(),
                                                        end.getRevision(),
                                                        end.getState(),
                                                        end.getMessage(),
                                                        end.getJoinStatus(),
                                                        end.getTimestamp(),
                                                        end.getEnd()));
                            });
            return last;
        }
    }

    @BeforeAll
    static void runUndisturbed() throws Exception {
        new DemoFiles(folder).write(false, progress -> {});
        Files.writeString(folder.resolve("press.csv"), press());
        broker = EmbeddedBroker.startTemporary(0);
        try (var process = start("calm")) {
            assertThat(process.awaitExit(PATIENCE.toSeconds())).as(process.output()).isZero();
        }
        undisturbed = Facts.read(topics("calm"));
    }

    @AfterAll
    static void stopBroker() {
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void anUndisturbedRunTellsOfEveryFrameOnce() throws Exception {
        assertThat(undisturbed.objectsByFrame()).hasSize(NUM_FRAMES);
        assertThat(topics("calm").count(Topic.DETECTIONS)).isEqualTo(NUM_FRAMES);
        assertThat(undisturbed.alerts().values())
                .anyMatch(alert -> alert.startsWith("worker-in-cell"))
                .anyMatch(alert -> alert.startsWith("carton-out"))
                .anyMatch(alert -> alert.startsWith("worker-at-running-press"))
                .anyMatch(alert -> alert.startsWith("in-orange"))
                .anyMatch(alert -> alert.startsWith("pressed"));
        assertThat(undisturbed.objectsByFrame().values())
                .anyMatch(
                        objects ->
                                objects.stream()
                                        .flatMap(object -> object.getAttributesList().stream())
                                        .anyMatch(vest -> vest.getText().equals("orange")));
        Health last =
                last(
                        topics("calm").read(Topic.HEALTH, Health.class).stream()
                                .filter(health -> health.getSensorId().equals("cell-1"))
                                .toList());
        assertThat(last.getCounts().getCaptured()).isEqualTo(NUM_FRAMES);
        assertThat(last.getCounts().getInferred()).isEqualTo(NUM_FRAMES);
    }

    @Test
    void aProcessKilledAtRandomMomentsLosesNothing() throws Exception {
        // Given a process that was killed again and again, each time further on
        List<Integer> moments = new Random(SEED).ints(KILLS, 20, 300).sorted().boxed().toList();
        for (int frames : moments) {
            try (var process = start("killed")) {
                topics("killed").awaitCount(Topic.DETECTIONS, frames, PATIENCE);
                assertThat(process.isAlive()).as(process.output()).isTrue();
                process.kill();
            }
        }
        // When it is started again
        try (var process = start("killed")) {
            assertThat(process.awaitExit(PATIENCE.toSeconds())).as(process.output()).isZero();
        }
        // Then the topics say what they say after a run that was left alone
        assertThat(Facts.read(topics("killed"))).as("seed %d", SEED).isEqualTo(undisturbed);
    }

    @Test
    void aProcessThatIsStoppedGoesOnWhereItWas() throws Exception {
        // Given a process that was stopped in the middle
        try (var process = start("stopped")) {
            topics("stopped").awaitCount(Topic.DETECTIONS, 60, PATIENCE);
            process.terminate();
            process.awaitExit(PATIENCE.toSeconds());
        }
        assertThat(topics("stopped").count(Topic.DETECTIONS)).isLessThan(NUM_FRAMES);
        // When it is started again
        try (var process = start("stopped")) {
            assertThat(process.awaitExit(PATIENCE.toSeconds())).as(process.output()).isZero();
        }
        // Then nothing is missing and nothing was said twice
        assertThat(Facts.read(topics("stopped"))).isEqualTo(undisturbed);
        assertThat(topics("stopped").count(Topic.DETECTIONS)).isEqualTo(NUM_FRAMES);
    }

    private static AtalayaProcess start(String name) throws IOException {
        Path configuration = folder.resolve(name + ".yaml");
        if (Files.notExists(configuration)) {
            String demo = Files.readString(folder.resolve("demo.yaml"));
            String own =
                    """
                    kafka:
                      bootstrapServers: %s
                      topicPrefix: %s-
                    runtime:
                      stateDirectory: state-%s
                      checkpointInterval: 200ms
                    """
                            .formatted(broker.bootstrapServers(), name, name);
            Files.writeString(
                    configuration,
                    demo.replace("kafka:\n  bootstrapServers: embedded\n", own)
                                    .replace("    loop: true\n", "")
                                    .replace("    speed: realtime\n", "")
                                    .replaceAll("startTime: .*", "startTime: " + START)
                                    .replace(
                                            "    file: demo.onnx\n",
                                            "    file: demo.onnx\n" + CLASSES)
                            + PRESS);
        }
        return AtalayaProcess.start(folder.resolve(name + ".log"), "run", configuration.toString());
    }

    /** It runs for two seconds and stands for one, under a pressure that goes up and down. */
    private static String press() {
        StringBuilder rows = new StringBuilder("time,running,pressure\n");
        for (int i = 0; i < 200; i++) {
            rows.append(START.toEpochMilli() + 100L * i)
                    .append(i / 10 % 3 < 2 ? ",true," : ",false,")
                    .append(Math.round(60 + 50 * Math.sin(i / 15.0)))
                    .append('\n');
        }
        return rows.toString();
    }

    private static TopicReader topics(String name) {
        return new TopicReader(broker.bootstrapServers(), name + "-");
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }
}
