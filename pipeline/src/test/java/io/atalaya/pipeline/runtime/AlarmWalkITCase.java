package io.atalaya.pipeline.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.sink.MessageDecoder;
import io.atalaya.operators.testing.MosquittoServer;
import io.atalaya.pipeline.broker.EmbeddedBroker;
import io.atalaya.pipeline.cli.Atalaya;
import io.atalaya.pipeline.cli.Terminal;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Alert;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a plant engineer does by hand on the first day: one reading raises an alarm, it is
 * acknowledged, both are on the topics; and rules are changed while the pipeline runs.
 */
class AlarmWalkITCase {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String TOPIC = "press/1/temperature";

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private MosquittoServer mosquitto;
    private EmbeddedBroker broker;
    private AtalayaProcess process;

    @BeforeEach
    void startAPlant() throws Exception {
        mosquitto = MosquittoServer.open(folder);
        broker = EmbeddedBroker.startTemporary(0);
        Files.writeString(
                folder.resolve("press.yaml"),
                """
                kafka: {bootstrapServers: "%s", format: json}
                sensors:
                  - name: press-1
                    url: mqtt://127.0.0.1:%d
                    area: press
                    mqtt: {format: plain}
                    values: [{name: temperature, unit: Cel, topic: %s}]
                rules:
                  - name: hot
                    when: reading('press-1/temperature').value > 80.0
                    priority: high
                    message: "Press at {reading('press-1/temperature').value} °C"
                runtime: {stateDirectory: state, checkpointInterval: 300ms}
                """
                        .formatted(broker.bootstrapServers(), mosquitto.port(), TOPIC));
        run();
        // It runs when it reads; what was asked of it before would be asked of nobody.
        publish("20");
        new TopicReader(broker.bootstrapServers(), "").awaitCount(Topic.READINGS, 1, PATIENCE);
    }

    @AfterEach
    void stopIt() throws Exception {
        if (process != null) {
            process.close();
        }
        if (broker != null) {
            broker.close();
        }
        if (mosquitto != null) {
            mosquitto.close();
        }
    }

    @Test
    void oneReadingRaisesAnAlarmAndAnOperatorAcknowledgesIt() throws Exception {
        publish("91");
        String id = awaitAlert(alert -> alert.getChange() == Alert.Change.RAISE).getAlertId();

        assertThat(atalaya("alarms")).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains(id.substring(0, 8))
                .contains("HIGH")
                .contains("Press at 91 °C");
        assertThat(atalaya("ack", id.substring(0, 8), "--as", "ana")).as(err.toString()).isZero();
        assertThat(out.toString()).contains("done: the alert is acknowledged: Press at 91 °C");
        awaitAlert(alert -> alert.getChange() == Alert.Change.ACKNOWLEDGE);
        assertThat(kcat("alert-events"))
                .hasSize(2)
                .allMatch(line -> line.contains(id))
                .anyMatch(line -> line.contains("\"RAISE\""))
                .anyMatch(line -> line.contains("\"ACKNOWLEDGE\"") && line.contains("\"ana\""));
        assertThat(kcat("command-answers")).singleElement().asString().contains("\"DONE\"");
    }

    @Test
    void rulesChangeWhileItRunsAndStayChangedWhenItIsKilled() throws Exception {
        refusesWrongRules();

        // A changed rule: another limit, and it latches.
        assertThat(set("hot", "reading('press-1/temperature').value > 50.0", "latching: true"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("rule 'hot' holds as changed");
        assertThat(set("cold", "reading('press-1/temperature').value < 0.0", "priority: low"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("rule 'cold' is added");
        publish("60");
        awaitAlert(alert -> alert.getRuleId().equals("hot") && !alert.hasEnd());
        publish("-5");
        awaitAlert(alert -> alert.getState() == Alert.State.LATCHED);
        awaitAlert(alert -> alert.getRuleId().equals("cold"));

        // Killed and started again. MQTT has nothing of what was said since the last checkpoint.
        awaitCheckpointOfNow();
        process.kill();
        run();
        publish("61");
        awaitAlert(alert -> alert.getChange() == Alert.Change.RAISE_AGAIN);
        assertThat(atalaya("rules", "remove", "cold", "--as", "ana")).as(err.toString()).isZero();
        assertThat(out.toString()).contains("rule 'cold' is taken away");
        assertThat(atalaya("rules", "remove", "cold", "--as", "ana")).isEqualTo(1);
        assertThat(err.toString()).contains("refused: there is no rule 'cold'");
    }

    private void refusesWrongRules() throws Exception {
        assertThat(set("hot", "reading('press-1/temprature').value > 50.0", "priority: low"))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("refused: the rule is refused; all stays as it was")
                .contains("rule:2:15: when: ")
                .contains("did you mean 'press-1/temperature'?");
        assertThat(set("hot", "zone('pres').count('person') > 0", "priority: low")).isEqualTo(1);
        assertThat(err.toString()).contains("rule:2:12: when: ").contains("'pres'");
        assertThat(set("hot", "readin('press-1/temperature').value > 5.0", "priority: low"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("rule:2:").contains("did you mean 'reading'?");
        assertThat(set("hot", "reading('press-1/temperature').value > 'hot'", "latchin: true"))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("rule:2:44: when: ")
                .contains("rule:3:1: latchin: is not a known key (did you mean 'latching'?)");
    }

    private int set(String name, String when, String more) throws IOException {
        Path file = folder.resolve("changed.yaml");
        Files.writeString(file, "name: " + name + "\nwhen: " + when + "\n" + more + "\n");
        return atalaya("rules", "set", file.toString(), "--as", "ana");
    }

    /** Of the next two the second has begun from now on. */
    private void awaitCheckpointOfNow() throws Exception {
        long before = lastCheckpoint();
        Instant end = Instant.now().plus(PATIENCE);
        while (lastCheckpoint() < before + 2) {
            assertThat(Instant.now()).as("waiting for a checkpoint").isBefore(end);
            Thread.sleep(50);
        }
    }

    private long lastCheckpoint() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("state").resolve("checkpoints"))) {
            return files.filter(file -> file.endsWith("_metadata"))
                    .map(file -> file.getParent().getFileName().toString())
                    .mapToLong(name -> Long.parseLong(name.substring("chk-".length())))
                    .max()
                    .orElse(0);
        } catch (UncheckedIOException | NoSuchFileException goneMeanwhile) {
            return 0;
        }
    }

    private void run() throws IOException {
        process =
                AtalayaProcess.start(
                        folder.resolve("process.log"),
                        "run",
                        "--quiet",
                        folder.resolve("press.yaml").toString());
    }

    /** Kept by the broker for who connects later. */
    private void publish(String value) throws Exception {
        shell("mosquitto_pub", "-p", "" + mosquitto.port(), "-t", TOPIC, "-m", value, "-r");
    }

    private List<String> kcat(String topic) throws Exception {
        return shell(
                "kcat",
                "-b",
                broker.bootstrapServers(),
                "-C",
                "-t",
                topic,
                "-o",
                "beginning",
                "-e",
                "-q");
    }

    private static List<String> shell(String... command) throws Exception {
        Process process;
        try {
            process = new ProcessBuilder(command).start();
        } catch (IOException e) {
            Assumptions.abort("skipped: " + command[0] + " is missing; install it with apt-get");
            return List.of();
        }
        List<String> lines =
                new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(command[0]).isTrue();
        assertThat(process.exitValue()).as(command[0]).isZero();
        return lines;
    }

    private int atalaya(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--kafka", broker.bootstrapServers()));
        if (!arguments[0].equals("alarms")) {
            all.addAll(List.of("--timeout", "" + PATIENCE.toSeconds() + "s"));
        }
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var terminal =
                new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, false);
        return Atalaya.commandLine(terminal).execute(all.toArray(String[]::new));
    }

    private Alert awaitAlert(Predicate<Alert> wanted) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            assertThat(process.isAlive()).as(process.output()).isTrue();
            Optional<Alert> found = alerts().stream().filter(wanted).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            assertThat(Instant.now()).as("waiting for an alert").isBefore(end);
            Thread.sleep(100);
        }
    }

    private List<Alert> alerts() throws Exception {
        String servers = broker.bootstrapServers();
        if (new TopicReader(servers, "").count(Topic.ALERT_EVENTS) == 0) {
            return List.of();
        }
        List<Alert> alerts = new ArrayList<>();
        for (var record :
                io.atalaya.pipeline.broker.TopicReader.read(
                        servers, Topic.ALERT_EVENTS.topicName())) {
            alerts.add((Alert) MessageDecoder.message(Topic.ALERT_EVENTS, null, record.value()));
        }
        return alerts;
    }
}
