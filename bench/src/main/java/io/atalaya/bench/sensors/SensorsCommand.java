package io.atalaya.bench.sensors;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.atalaya.bench.BenchFolder;
import io.atalaya.pipeline.cli.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures what the pipeline costs beside a bare consumer of readings. */
@Command(
        name = "sensors",
        description = {
            "Measure a bare consumer of readings and the whole pipeline in turn, on this machine:",
            "from a Kafka topic of JSON through two detectors and a rule. Prints readings per",
            "second of both, their ratio, and the time of each stage."
        },
        sortOptions = false)
public final class SensorsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--readings",
            defaultValue = "2000000",
            paramLabel = "N",
            description = {
                "How many readings each side takes in each round; the first quarter does not count",
                "(default: ${DEFAULT-VALUE})."
            })
    private int readings;

    @Option(
            names = "--sensors",
            defaultValue = "20",
            paramLabel = "N",
            description =
                    "How many sensors send them, two values each (default: ${DEFAULT-VALUE}).")
    private int sensors;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            paramLabel = "N",
            description = "How often each side takes its turn (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--parallelism",
            defaultValue = "0",
            paramLabel = "N",
            description = "Of the job (default: what run would choose).")
    private int parallelism;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets spec before it calls
    public SensorsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        SensorsOptions options = options();
        try (BenchFolder folder = BenchFolder.temporary()) {
            SensorsReport report = new SensorsBench(options, folder.path(), this::progress).run();
            terminal.out().print(json ? json(report) : SensorsReportText.of(report));
            terminal.out().flush();
            return 0;
        }
    }

    private SensorsOptions options() {
        try {
            return new SensorsOptions(readings, sensors, rounds, parallelism);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private void progress(String present) {
        terminal.err().println(terminal.grey("bench: " + present));
        terminal.err().flush();
    }

    private static String json(SensorsReport report) throws Exception {
        return new ObjectMapper()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .writeValueAsString(report)
                + "\n";
    }
}
