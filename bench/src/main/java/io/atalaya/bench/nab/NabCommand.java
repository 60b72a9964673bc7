package io.atalaya.bench.nab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.atalaya.pipeline.cli.Terminal;
import io.atalaya.pipeline.config.ConfigException;
import io.atalaya.pipeline.config.PipelineConfigLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Scores detectors on the Numenta Anomaly Benchmark. */
@Command(
        name = "nab",
        description = {
            "Score detectors on the Numenta Anomaly Benchmark, each with one set of parameters for",
            "all 58 series. 0 is a detector that finds nothing, 100 one that is perfect."
        },
        sortOptions = false)
public final class NabCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--folder",
            required = true,
            paramLabel = "DIR",
            description = "A checkout of numenta/NAB: data, labels and config.")
    private Path folder = Path.of("");

    @Option(
            names = "--detector",
            paramLabel = "KIND",
            description = {
                "novelty, randomCutForest, ewma, cusum, westernElectric or nelson; may be given",
                "several times (default: all)."
            })
    private List<String> detectors = List.of();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = {
                "Score the detectors of this pipeline's configuration, of any kind, instead; their",
                "series do not matter."
            })
    private @Nullable Path config;

    @Option(
            names = "--profile",
            defaultValue = "standard",
            paramLabel = "NAME",
            description = {
                "standard, reward_low_FP_rate or reward_low_FN_rate",
                "(default: ${DEFAULT-VALUE})."
            })
    private String profile = "";

    @Option(names = "--json", description = "Print the results as JSON.")
    private boolean json;

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets spec before it calls
    public NabCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        List<NabContestant> contestants = contestants();
        NabBench bench = bench();
        List<NabResult> results = new ArrayList<>();
        for (NabContestant contestant : contestants) {
            terminal.err().println(terminal.grey("bench: " + contestant.name()));
            results.add(bench.measure(contestant));
        }
        terminal.out().print(json ? json(results) : table(results));
        terminal.out().flush();
        return 0;
    }

    private List<NabContestant> contestants() {
        if (config != null) {
            return configured(config);
        }
        if (detectors.isEmpty()) {
            return NabContestant.all();
        }
        return detectors.stream()
                .map(
                        name ->
                                NabContestant.byName(name)
                                        .orElseThrow(
                                                () ->
                                                        usage(
                                                                "--detector is "
                                                                        + name
                                                                        + "; it must be one of "
                                                                        + NabContestant.names())))
                .toList();
    }

    private List<NabContestant> configured(Path file) {
        try {
            List<NabContestant> configured =
                    PipelineConfigLoader.load(file, System.getenv()).config().detectors().stream()
                            .map(NabContestant::of)
                            .toList();
            if (configured.isEmpty()) {
                throw usage("--config is " + file + ", which has no detectors");
            }
            return configured;
        } catch (ConfigException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private NabBench bench() throws IOException {
        if (!Files.isDirectory(folder.resolve("data"))) {
            throw usage(
                    "--folder is "
                            + folder
                            + ", which has no folder data; name a checkout of numenta/NAB");
        }
        NabCorpus corpus = new NabCorpus(folder);
        try {
            return new NabBench(corpus.files(), corpus.profile(profile));
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static String json(List<NabResult> results) throws JsonProcessingException {
        return new ObjectMapper()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .writeValueAsString(results)
                + "\n";
    }

    static String table(List<NabResult> results) {
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%-16s %6s %14s %11s %9s %6s %11s %12s%n",
                        "detector",
                        "score",
                        "own threshold",
                        "other half",
                        "found",
                        "false",
                        "µs/reading",
                        "state bytes"));
        for (NabResult result : results) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%-16s %6.2f %14.2f %11.2f %5d/%3d %6d %11.2f %12d%n",
                            result.detector(),
                            result.best().score(),
                            result.asConfigured(),
                            result.otherHalf(),
                            result.best().found(),
                            result.best().windows(),
                            result.best().falseDetections(),
                            result.microsPerReading(),
                            result.stateBytes()));
        }
        return text.toString();
    }
}
