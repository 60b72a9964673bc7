package io.atalaya.pipeline.cli;

import io.atalaya.operators.sink.MessageDecoder;
import io.atalaya.pipeline.operator.AlarmLine;
import io.atalaya.pipeline.operator.OperatorException;
import io.atalaya.pipeline.operator.PresentAlarms;
import io.atalaya.schemas.v1.Alert;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the alarms there are now. */
@Command(
        name = "alarms",
        description = {
            "List the present alarms, most urgent first.",
            "All that are not back to normal; `alarms stats` counts those there were."
        },
        subcommands = AlarmStatsCommand.class)
final class AlarmsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private final BrokerOptions broker = new BrokerOptions();

    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description =
                    "Only those in this state, such as unacknowledged or shelved; repeatable. With"
                            + " normal, those that are over.")
    private List<StateChoice> states = List.of();

    @Option(names = "--json", description = "Print each as JSON, one a line.")
    private boolean json;

    AlarmsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The states by the words that people write. */
    enum StateChoice {
        NORMAL,
        UNACKNOWLEDGED,
        ACKNOWLEDGED,
        RETURNED_UNACKNOWLEDGED,
        LATCHED,
        SHELVED,
        SUPPRESSED_BY_DESIGN,
        OUT_OF_SERVICE;

        Alert.State state() {
            return Alert.State.valueOf(name());
        }
    }

    Terminal terminal() {
        return terminal;
    }

    @Override
    public Integer call() throws CommandException {
        try {
            List<Alert> alarms = PresentAlarms.read(broker.place()).in(wanted());
            AlarmLine lines = new AlarmLine(ZoneId.systemDefault());
            for (Alert alarm : alarms) {
                terminal.out()
                        .println(json ? MessageDecoder.json(alarm) : line(lines, alarm, terminal));
            }
            if (alarms.isEmpty() && !json) {
                terminal.err().println("no alarms");
            }
            return ExitCode.OK;
        } catch (OperatorException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
    }

    private Set<Alert.State> wanted() {
        if (states.isEmpty()) {
            return EnumSet.complementOf(EnumSet.of(Alert.State.NORMAL));
        }
        Set<Alert.State> wanted = EnumSet.noneOf(Alert.State.class);
        states.forEach(choice -> wanted.add(choice.state()));
        return wanted;
    }

    /** With the priority in its colour. */
    static String line(AlarmLine lines, Alert alarm, Terminal terminal) {
        String priority = lines.priority(alarm);
        String coloured =
                switch (alarm.getPriority()) {
                    case CRITICAL -> terminal.red(priority);
                    case HIGH -> terminal.yellow(priority);
                    case MEDIUM, PRIORITY_UNSPECIFIED, UNRECOGNIZED -> terminal.bold(priority);
                    case LOW -> priority;
                };
        return coloured + "  " + lines.rest(alarm);
    }
}
