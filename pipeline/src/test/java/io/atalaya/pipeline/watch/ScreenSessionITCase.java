package io.atalaya.pipeline.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.pipeline.broker.WrittenTopics;
import io.atalaya.pipeline.operator.AlarmFeed;
import io.atalaya.pipeline.operator.TopicPlace;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.Command;
import io.atalaya.schemas.v1.CommandAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The list on a terminal of the operating system, with a broker, and as lines. */
class ScreenSessionITCase {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String LEAVES_THE_SCREEN = "\u001b[?1049l";

    private static WrittenTopics topics;

    @BeforeAll
    static void startTheBroker() throws Exception {
        topics = WrittenTopics.start();
    }

    @AfterAll
    static void close() {
        topics.close();
    }

    @Test
    void showsActsFollowsAndLeavesTheTerminalAsItWas() throws Exception {
        write(SampleAlarms.personAtPress());
        BlockingQueue<Command> commands = new LinkedBlockingQueue<>();
        var shown = new ByteArrayOutputStream();
        try (var keys = new PipedOutputStream();
                var typed = new PipedInputStream(keys);
                Terminal terminal = terminal(typed, shown);
                AlarmFeed feed = feed();
                var desk = new CommandDesk(command -> done(commands, command), c -> c)) {
            Attributes before = terminal.getAttributes();
            var session = new ScreenSession(terminal, feed, desk, settings());
            CompletableFuture<Void> run = start(session);

            await(run, () -> text(shown).contains("Somebody is at the press while it runs"));
            press(keys, "a");
            Command command = commands.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(command).isNotNull();
            assertThat(command.getAcknowledgeAlert().getAlertId())
                    .isEqualTo(SampleAlarms.personAtPress().getAlertId());
            await(run, () -> text(shown).contains("SOMEBODY KNOWS"));

            write(SampleAlarms.jam());
            await(run, () -> text(shown).contains("The belt is jammed"));
            press(keys, "\u001b[B\r"); // down, enter
            await(run, () -> text(shown).contains("Acknowledged"));

            terminal.setSize(Size.of(60, 20));
            terminal.raise(Terminal.Signal.WINCH);
            terminal.raise(Terminal.Signal.INT);
            run.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            // What was written last comes through the terminal a little later.
            await(new CompletableFuture<>(), () -> text(shown).contains(LEAVES_THE_SCREEN));
            assertThat(terminal.getAttributes().getLocalFlags()).isEqualTo(before.getLocalFlags());
            assertThat(terminal.getAttributes().getInputFlags()).isEqualTo(before.getInputFlags());
        }
    }

    @Test
    void asLinesThereAreThoseThereAreAndThenEachChangeOnce() throws Exception {
        AlarmFilter latches = FilterText.parse("rule=lines-only");
        Alert first =
                SampleAlarms.alarm("eeee5555", Alert.State.UNACKNOWLEDGED, Alert.Priority.HIGH, 1)
                        .setRuleId("lines-only")
                        .build();
        Alert second = first.toBuilder().setRevision(2).setState(Alert.State.ACKNOWLEDGED).build();
        write(first);
        BlockingQueue<Integer> revisions = new LinkedBlockingQueue<>();
        try (AlarmFeed feed = feed()) {
            var watch =
                    new LineWatch(
                            feed,
                            latches,
                            alert -> revisions.add(alert.getRevision()) && alert.getRevision() < 2);
            CompletableFuture<Void> run = CompletableFuture.runAsync(watch::run);
            assertThat(revisions.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(1);
            write(first);
            write(second);
            assertThat(revisions.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(2);
            run.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private static AlarmFeed feed() throws Exception {
        return AlarmFeed.open(
                new TopicPlace(topics.bootstrapServers(), "", Map.of()),
                Instant.EPOCH,
                Instant.now());
    }

    private static ScreenSession.Settings settings() {
        return new ScreenSession.Settings(
                AlarmFilter.none(), "here", true, true, Clock.system(ZoneOffset.UTC));
    }

    private static Terminal terminal(PipedInputStream keys, OutputStream shown) throws IOException {
        return TerminalBuilder.builder()
                .system(false)
                .name("watched")
                .type("xterm-256color")
                .encoding(UTF_8)
                .streams(keys, shown)
                .size(Size.of(120, 30))
                .build();
    }

    private static CompletableFuture<Void> start(ScreenSession session) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        session.run();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static Optional<CommandAnswer> done(BlockingQueue<Command> commands, Command command) {
        commands.add(command);
        return Optional.of(
                CommandAnswer.newBuilder()
                        .setOutcome(CommandAnswer.Outcome.DONE)
                        .setDetail("SOMEBODY KNOWS")
                        .build());
    }

    private static void press(OutputStream keys, String text) throws IOException {
        keys.write(text.getBytes(UTF_8));
        keys.flush();
    }

    /** All that was sent: of a line that changes, a terminal is sent the part that does. */
    private static String text(ByteArrayOutputStream shown) {
        return shown.toString(UTF_8);
    }

    private static void await(CompletableFuture<Void> run, BooleanSupplier seen)
            throws InterruptedException, ExecutionException, TimeoutException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!seen.getAsBoolean()) {
            assertThat(Instant.now()).as("patience").isBefore(end);
            assertThat(run).as("the session goes on").isNotDone();
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static void write(Alert alert) throws Exception {
        for (Topic topic : List.of(Topic.ALERTS, Topic.ALERT_EVENTS)) {
            topics.write(topic, alert.getAlertId(), alert);
        }
    }
}
