package io.atalaya.pipeline.cli;

import io.atalaya.operators.sink.MessageDecoder;
import io.atalaya.pipeline.operator.AlarmFeed;
import io.atalaya.pipeline.operator.AlarmLine;
import io.atalaya.pipeline.operator.OperatorException;
import io.atalaya.pipeline.watch.AlarmFilter;
import io.atalaya.pipeline.watch.CommandDesk;
import io.atalaya.pipeline.watch.LineWatch;
import io.atalaya.pipeline.watch.ScreenSession;
import io.atalaya.schemas.v1.Alert;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The alarm list in a terminal. */
@Command(
        name = "watch",
        description = {
            "Watch the alarms in a terminal and act on them: ? shows the keys.",
            "Where the output is no terminal, a line for each alarm there is and for each change."
        })
final class WatchCommand implements Callable<Integer> {
    private static final Duration HISTORY = Duration.ofDays(7);
    private static final Duration PATIENCE_AT_END = Duration.ofSeconds(3);

    private final Terminal terminal;

    @Mixin private final OperatorOptions operator = new OperatorOptions();

    @Option(
            names = "--area",
            paramLabel = "NAME",
            split = ",",
            description = "Only alarms of this area; repeatable.")
    private Set<String> areas = Set.of();

    @Option(
            names = "--camera",
            paramLabel = "NAME",
            split = ",",
            description = "Only those that this camera or sensor takes part in; repeatable.")
    private Set<String> cameras = Set.of();

    @Option(
            names = "--rule",
            paramLabel = "NAME",
            split = ",",
            description = "Only those of this rule; repeatable.")
    private Set<String> rules = Set.of();

    @Option(
            names = "--priority",
            paramLabel = "PRIORITY",
            defaultValue = "low",
            description = "Only this urgent or more: critical, high, medium or low.")
    private String priority = "low";

    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description =
                    "Only those in this state, such as unacknowledged or shelved; repeatable."
                            + " Without it all that are not back to normal.")
    private List<String> states = List.of();

    @Option(
            names = "--json",
            description = "Each alarm there is, then each change, as JSON, one a line.")
    private boolean json;

    @Option(names = "--bell", description = "Ring the terminal's bell at each new alarm.")
    private boolean bell;

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets spec before it calls
    WatchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandException, IOException {
        AlarmFilter filter = filter();
        Instant now = Instant.now();
        try (var feed = AlarmFeed.open(operator.place(), now.minus(HISTORY), now)) {
            if (json || !Terminal.hasScreen()) {
                new LineWatch(feed, filter, this::print).run();
            } else {
                show(feed, filter);
            }
            return ExitCode.OK;
        } catch (OperatorException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
    }

    private void show(AlarmFeed feed, AlarmFilter filter) throws IOException {
        var gone = new CountDownLatch(1);
        try (var screen = TerminalBuilder.builder().system(true).build();
                var desk =
                        new CommandDesk(
                                command -> operator.sender().send(command),
                                command -> operator.signed(command, Instant.now()))) {
            var session = new ScreenSession(screen, feed, desk, settings(filter));
            // Also who ends the process from outside gets the terminal back as it was.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(session, gone), "end"));
            session.run();
        } finally {
            gone.countDown();
        }
    }

    private static void end(ScreenSession session, CountDownLatch gone) {
        session.end();
        try {
            boolean inTime = gone.await(PATIENCE_AT_END.toMillis(), TimeUnit.MILLISECONDS);
            if (!inTime) {
                Runtime.getRuntime().halt(ExitCode.FAILURE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ScreenSession.Settings settings(AlarmFilter filter) {
        var place = operator.place();
        return new ScreenSession.Settings(
                filter,
                place.bootstrapServers() + (place.prefix().isEmpty() ? "" : " " + place.prefix()),
                terminal.coloured(),
                bell,
                Clock.system(ZoneId.systemDefault()));
    }

    private AlarmFilter filter() {
        try {
            String words = "priority=" + priority + " state=" + String.join(",", states);
            return AlarmFilter.parse(words).of(areas, cameras, rules);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private boolean print(Alert alert) {
        terminal.out()
                .println(
                        json
                                ? MessageDecoder.json(alert)
                                : AlarmsCommand.line(
                                        new AlarmLine(ZoneId.systemDefault()), alert, terminal));
        return !terminal.out().checkError();
    }
}
