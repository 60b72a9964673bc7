package io.atalaya.pipeline.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.pipeline.cli.Atalaya;
import io.atalaya.pipeline.cli.Terminal;
import io.atalaya.pipeline.config.PipelineConfigLoader;
import io.atalaya.pipeline.demo.DemoFiles;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.CommandAnswer;
import io.atalaya.schemas.v1.DeadLetter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running pipeline, and an operator at a terminal. */
class AlarmCommandsITCase {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir static Path folder;

    private static RunningPipeline pipeline;
    private static TopicReader topics;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void runADemo() throws Exception {
        new DemoFiles(folder).write(false, progress -> {});
        Path file =
                Files.writeString(
                        folder.resolve("alarms.yaml"),
                        """
                        kafka: {bootstrapServers: embedded, topicPrefix: lab.}
                        models:
                          - {name: demo, file: demo.onnx, parallelRuns: 1, scoreThreshold: 0.6}
                        cameras:
                          - name: cell-1
                            url: scene.mjpeg
                            loop: true
                            speed: realtime
                            startTime: %s
                            maxFramesPerSecond: 5
                            zones:
                              - name: cell
                                polygon: [[0.58, 0.40], [0.90, 0.40], [0.98, 0.71], [0.57, 0.71]]
                                labels: [worker]
                        rules:
                          - name: worker-in-cell
                            objectInZone: {zone: cell, label: worker}
                            priority: critical
                            message: "A worker is in {zone}"
                          - name: worker-seen
                            objectInZone: {zone: cell, label: worker}
                            priority: low
                            acknowledge: not-needed
                        alarms: {maxShelve: 1h}
                        """
                                // A slow machine plays it too slowly: then time must not wait for
                                // it.
                                .formatted(Instant.now().plusSeconds(1800)));
        var loaded = PipelineConfigLoader.load(file, Map.of());
        pipeline = PipelineHere.prepare(loaded);
        topics = new TopicReader(pipeline.kafka().bootstrapServers(), "lab.");
        pipeline.startJob();
    }

    @AfterAll
    static void stopIt() throws Exception {
        if (pipeline != null) {
            pipeline.stop();
            pipeline.awaitEnd();
            pipeline.close();
        }
    }

    @Test
    void anOperatorAcknowledgesShelvesAndJudgesAnAlarm() throws Exception {
        String id = anAlarm();
        String some = id.substring(0, 8);

        assertThat(atalaya("alarms")).as(err.toString()).isZero();
        assertThat(out.toString()).contains("CRITICAL").contains(some).contains("A worker is in");
        assertThat(atalaya("alarms", "--json", "--state", "unacknowledged")).isZero();

        assertThat(atalaya("ack", some, "--as", "ana", "--note", "on my way"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("done: the alert is ");
        Alert acknowledged = last(id);
        assertThat(acknowledged.getAcknowledgedBy()).isEqualTo("ana");
        assertThat(acknowledged.getNote()).isEqualTo("on my way");
        assertThat(acknowledged.getChange()).isEqualTo(Alert.Change.ACKNOWLEDGE);

        assertThat(atalaya("shelve", id, "2h", "--as", "ana")).isEqualTo(1);
        assertThat(err.toString()).contains("an alert can be shelved for at most 1h");
        assertThat(atalaya("feedback", id, "true", "--as", "ben")).as(err.toString()).isZero();
        assertThat(atalaya("reset", id, "--as", "ana")).isEqualTo(1);
        assertThat(atalaya("unshelve", id, "--as", "ana")).isEqualTo(1);
        assertThat(err.toString()).contains("refused: the alert ");

        // alert-events tells all of it in order, alerts ends with the present
        List<Alert> events = new ArrayList<>(topics.read(Topic.ALERT_EVENTS, Alert.class));
        events.removeIf(event -> !event.getAlertId().equals(id));
        assertThat(events).extracting(Alert::getRevision).isSorted().doesNotHaveDuplicates();
        assertThat(events)
                .extracting(Alert::getChange)
                .startsWith(Alert.Change.RAISE)
                .contains(Alert.Change.ACKNOWLEDGE, Alert.Change.JUDGE);
    }

    @Test
    void anOperatorSwitchesARuleOffAndOn() throws Exception {
        anAlarm();
        assertThat(atalaya("service", "worker-seen", "off", "--as", "ana"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("done: the rule worker-seen is out of service");
        assertThat(atalaya("service", "worker-seen", "off", "--as", "ana")).isEqualTo(1);
        assertThat(err.toString()).contains("refused: the rule is out of service already");
        assertThat(atalaya("service", "worker-seen", "on", "--as", "ana")).isZero();
        assertThat(atalaya("service", "nonsense", "off", "--as", "ana")).isEqualTo(1);
        assertThat(err.toString()).contains("there is no rule 'nonsense'");
    }

    @Test
    void anAlarmComesBackFromTheShelfByItself() throws Exception {
        await(
                () -> atalaya("shelve", anAlarm().substring(0, 8), "1s", "--as", "ben") == 0,
                "an alarm on the shelf");
        String id =
                topics.read(Topic.ALERTS, Alert.class).stream()
                        .filter(alert -> alert.getChange() == Alert.Change.SHELVE)
                        .findFirst()
                        .orElseThrow()
                        .getAlertId();
        await(
                () ->
                        topics.read(Topic.ALERT_EVENTS, Alert.class).stream()
                                .filter(alert -> alert.getAlertId().equals(id))
                                .anyMatch(alert -> alert.getChange() == Alert.Change.UNSHELVE),
                "the end of its time on the shelf");
    }

    @Test
    void whatIsNoAlertOrSeveralIsSaidBeforeAnythingIsSent() throws Exception {
        anAlarm();
        assertThat(atalaya("ack", "zzz")).isEqualTo(1);
        assertThat(err.toString()).contains("no alert whose id begins with 'zzz'");
    }

    @Test
    void theAlarmsAreCounted() throws Exception {
        anAlarm();
        String inAnHour = Instant.now().plusSeconds(3600).toString();
        assertThat(atalaya("alarms", "stats", "--since", "3h", "--until", inAnHour, "--json"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("\"annunciated\":")
                .contains("\"worker-in-cell\":")
                .contains("\"floodShare\":");
        assertThat(atalaya("alarms", "stats", "--until", inAnHour)).isZero();
        assertThat(out.toString()).contains("rule worker-in-cell");
    }

    @Test
    void whatIsNoCommandBecomesADeadLetterAndTheOthersAreAnswered() throws Exception {
        // Given what programs may send
        send("not Protobuf at all, by no means".getBytes(UTF_8), null);
        send("{\"id\":\"j-1\",\"acknowledgeAlert\":{\"alertId\":\"x\"}}", "application/json");
        send(
                "{\"id\":\"j-2\",\"issuedBy\":\"ana\",\"acknowledgeAlert\":{\"alertId\":\"x\"}}",
                "application/json");
        send(
                "{\"id\":\"j-2\",\"issuedBy\":\"ana\",\"acknowledgeAlert\":{\"alertId\":\"x\"}}",
                "application/json");
        send(
                "{\"id\":\"j-3\",\"issuedBy\":\"ana\",\"changeConfiguration\":{\"part\":\"MODEL\"}}",
                "application/json");
        send(
                "{\"id\":\"j-4\",\"issuedBy\":\"ana\",\"expires\":\"2026-01-01T00:00:00Z\","
                        + "\"resetAlert\":{\"alertId\":\"x\"}}",
                "application/json");
        // When all is answered
        await(() -> answers("j-4").size() == 1 && answers("j-2").size() == 1, "the answers");

        // Then each is answered once, with the reason
        assertThat(answers("j-1").get(0).getDetail()).contains("set issued_by");
        assertThat(answers("j-2").get(0).getDetail()).contains("there is no alert x");
        assertThat(answers("j-3").get(0).getDetail()).contains("not changeable while the job runs");
        assertThat(answers("j-4").get(0).getDetail()).contains("it expired at");
        for (String id : List.of("j-1", "j-2", "j-3", "j-4")) {
            assertThat(answers(id))
                    .extracting(CommandAnswer::getOutcome)
                    .containsExactly(CommandAnswer.Outcome.REFUSED);
        }
        List<DeadLetter> letters = topics.read(Topic.DEAD_LETTERS, DeadLetter.class);
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).getReason()).isEqualTo("unreadable-command");
        assertThat(letters.get(0).getOrigin()).matches("lab\\.commands/0/\\d+");
        assertThat(letters.get(0).getPayload().toString(UTF_8)).startsWith("not Protobuf");
    }

    /** The id of an alarm of the rule that wants to be acknowledged, and that nobody has yet. */
    private static String anAlarm() throws Exception {
        await(() -> fresh().isPresent(), "an alarm");
        return fresh().orElseThrow().getAlertId();
    }

    private static Optional<Alert> fresh() throws Exception {
        return topics.read(Topic.ALERTS, Alert.class).stream()
                .filter(alert -> alert.getRuleId().equals("worker-in-cell"))
                .filter(alert -> alert.getRevision() == 1)
                .reduce((first, second) -> second);
    }

    private static Alert last(String id) throws Exception {
        return topics.read(Topic.ALERTS, Alert.class).stream()
                .filter(alert -> alert.getAlertId().equals(id))
                .filter(alert -> !alert.getAcknowledgedBy().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static List<CommandAnswer> answers(String commandId) throws Exception {
        return topics.read(Topic.COMMAND_ANSWERS, CommandAnswer.class).stream()
                .filter(answer -> answer.getCommandId().equals(commandId))
                .toList();
    }

    private int atalaya(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--kafka", pipeline.kafka().bootstrapServers(), "--prefix", "lab."));
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var terminal =
                new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, false);
        return Atalaya.commandLine(terminal).execute(all.toArray(String[]::new));
    }

    private static void send(String json, String contentType) throws Exception {
        send(json.getBytes(UTF_8), contentType);
    }

    private static void send(byte[] value, String contentType) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", (Object) pipeline.kafka().bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            var record = new ProducerRecord<byte[], byte[]>("lab.commands", value);
            if (contentType != null) {
                record.headers().add("content-type", contentType.getBytes(UTF_8));
            }
            producer.send(record).get();
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition, String what) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.holds()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("waited " + PATIENCE + " in vain for " + what);
            }
            Thread.sleep(100);
        }
    }
}
