package io.atalaya.pipeline.cli;

import static java.util.Objects.requireNonNull;

import io.atalaya.pipeline.cli.doctor.Doctor;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code atalaya}: the frame that its commands hang in. */
@Command(
        name = "atalaya",
        description = "Watches cameras and sends detections and alerts to Kafka topics.",
        versionProvider = ProductVersion.class,
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed",
            "2:asked for wrongly: unknown options, or a configuration that is refused"
        },
        footerHeading = "%n",
        footer = {"Colours are left out where the output is no terminal or NO_COLOR is set."})
public final class Atalaya implements Callable<Integer> {
    @Option(
            names = "--debug",
            description = "Show the stack trace of a failure.",
            scope = ScopeType.INHERIT)
    private boolean debug;

    @Spec private CommandSpec spec;

    // Set by picocli before call(), so not in the constructor.
    @SuppressWarnings("NullAway.Init")
    private Atalaya() {}

    public static void main(String[] arguments) {
        System.exit(commandLine(Terminal.ofProcess()).execute(arguments));
    }

    /** The whole command line, ready to be executed. */
    public static CommandLine commandLine(Terminal terminal) {
        requireNonNull(terminal, "terminal is null");
        CommandLine commandLine = new CommandLine(new Atalaya());
        for (Object command : commands(terminal)) {
            commandLine.addSubcommand(command);
        }
        for (CommandProvider provider : ServiceLoader.load(CommandProvider.class)) {
            commandLine.addSubcommand(provider.command(terminal));
        }
        Ansi ansi = terminal.coloured() ? Ansi.ON : Ansi.OFF;
        commandLine
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(new FailureHandler(terminal))
                .setExitCodeExceptionMapper(FailureHandler::exitCode);
        return commandLine;
    }

    /** In the order in which the help lists them. Each is picocli-annotated and Callable. */
    private static List<Object> commands(Terminal terminal) {
        return List.of(
                new DemoCommand(terminal),
                new RunCommand(terminal),
                new ValidateCommand(terminal),
                new DescribeCommand(terminal),
                new BrokerCommand(terminal),
                new TailCommand(terminal),
                RulesCommand.commandLine(terminal),
                new AlarmsCommand(terminal),
                new WatchCommand(terminal),
                new AckCommand(terminal),
                new ShelveCommand(terminal),
                new UnshelveCommand(terminal),
                new ResetCommand(terminal),
                new ServiceCommand(terminal),
                new FeedbackCommand(terminal),
                EvidenceCommand.commandLine(terminal),
                new ScoreCommand(terminal),
                new CameraCommand(terminal),
                new DoctorCommand(terminal, Doctor::new));
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(), "say what to do: one of the commands below");
    }

    boolean debug() {
        return debug;
    }
}
