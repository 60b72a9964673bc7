package io.atalaya.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.atalaya.operators.camera.ffmpeg.VideoException;
import io.atalaya.operators.inference.ModelException;
import io.atalaya.pipeline.cli.Terminal;
import io.atalaya.pipeline.config.ConfigException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures what the pipeline costs beside a bare decode-and-infer loop. */
@Command(
        name = "bench",
        description = {
            "Measure a bare decode-and-infer loop and the whole pipeline in turn, on this machine.",
            "Prints both, their ratio, the time of each stage, latency, CPU time and memory."
        },
        sortOptions = false)
final class BenchCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--video",
            paramLabel = "FILE",
            description = "The video that every camera plays, again and again.")
    private @Nullable Path video;

    @Option(names = "--model", paramLabel = "FILE", description = "The ONNX model.")
    private @Nullable Path model;

    @Option(
            names = "--cameras",
            defaultValue = "1",
            paramLabel = "N",
            description = "How many cameras (default: ${DEFAULT-VALUE}).")
    private int cameras;

    @Option(
            names = "--seconds",
            defaultValue = "45",
            paramLabel = "S",
            description = {
                "How long each side is measured, without starting and warming up",
                "(default: ${DEFAULT-VALUE})."
            })
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "60",
            paramLabel = "S",
            description = {
                "How long each side runs at least before it is measured in the first round, so that",
                "what runs often is compiled; in later rounds a third of it. Then it runs on until",
                "Java's compilers have nearly ended, for two minutes at most",
                "(default: ${DEFAULT-VALUE})."
            })
    private int warmUp;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "In how many rounds (default: 3, or fewer to have a second for each).")
    private int rounds;

    @Option(
            names = "--looked-at",
            description = {
                "Measure a third side: the pipeline with previews of all cameras all the time,",
                "recording, evidence of each alert, and the console."
            })
    private boolean lookedAt;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets spec before it calls
    BenchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        BenchOptions options = options();
        try (BenchFolder folder = BenchFolder.temporary()) {
            BenchReport report = new Bench(options, folder.path(), this::progress).run();
            terminal.out().print(json ? json(report) : ReportText.of(report));
            terminal.out().flush();
            return 0;
        } catch (ModelException | ConfigException | VideoException e) {
            throw usage(e);
        }
    }

    // Not required of picocli, which would ask for them before commands under this one too.
    private BenchOptions options() {
        if (video == null || model == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--video and --model are needed, or one of the commands under bench");
        }
        try {
            int inRounds = rounds != 0 ? rounds : Math.max(1, Math.min(3, seconds));
            return new BenchOptions(video, model, cameras, seconds, warmUp, inRounds, lookedAt);
        } catch (IllegalArgumentException e) {
            throw usage(e);
        }
    }

    private ParameterException usage(Exception cause) {
        return new ParameterException(
                spec.commandLine(), String.valueOf(cause.getMessage()), cause);
    }

    private void progress(String present) {
        terminal.err().println(terminal.grey("bench: " + present));
        terminal.err().flush();
    }

    static String json(BenchReport report) throws JsonProcessingException {
        return new ObjectMapper()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .setSerializationInclusion(JsonInclude.Include.NON_NULL)
                        .writeValueAsString(report)
                + "\n";
    }
}
