package io.atalaya.pipeline.cli;

import io.atalaya.operators.score.TruthException;
import io.atalaya.pipeline.demo.SampleStreams;
import io.atalaya.pipeline.demo.UnknownScenarioException;
import io.atalaya.pipeline.process.TemporaryFolder;
import io.atalaya.pipeline.score.Score;
import io.atalaya.pipeline.score.ScoreFolder;
import io.atalaya.pipeline.score.ScoreReport;
import io.atalaya.pipeline.score.ScoreText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures a pipeline against labelled truth. */
@Command(
        name = "score",
        description = {
            "Play labelled clips through the whole job and measure what it finds.",
            "Detections by average precision, tracks by MOTA and IDF1; events found, missed, false"
                    + " and the delay of each."
        },
        footer = {
            "",
            "FOLDER holds a pipeline.yaml, its clips and truth/: for a camera that plays cell.mp4,"
                    + " truth/cell/gt.txt (text of the MOT Challenge) or truth/cell.json (COCO);"
                    + " what should happen, in truth/events.jsonl. All about it: docs/score.md"
        })
final class ScoreCommand implements Callable<Integer> {
    private static final double MILLIS = 1000;

    private final Terminal terminal;

    @Parameters(
            paramLabel = "SCENARIO|FOLDER",
            description = "One of the scenarios in sample-streams, or a folder of your own.")
    private String target = "";

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Option(
            names = "--tolerance",
            paramLabel = "SECONDS",
            defaultValue = "1.5",
            description = "An event this much too early or late is found (${DEFAULT-VALUE}).")
    private double toleranceSeconds;

    @Option(
            names = "--least-visibility",
            paramLabel = "RATIO",
            defaultValue = "0.25",
            description =
                    "Objects that are less visible are ignored, where the truth says how visible"
                            + " they are (${DEFAULT-VALUE}).")
    private double leastVisibility;

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets spec before it calls
    ScoreCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Path folder = folder();
        Score.Options options = options();
        ScoreReport report;
        try (Progress progress = Progress.begin(terminal, "scoring " + target);
                TemporaryFolder work = TemporaryFolder.create("atalaya-score-")) {
            report =
                    new Score(new ScoreFolder(folder), options, work.path(), progress::detail)
                            .run();
        } catch (TruthException | CancellationException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
        if (json) {
            terminal.out().println(ScoreText.json(report));
        } else {
            ScoreText.lines(report).forEach(terminal.out()::println);
        }
        return ExitCode.OK;
    }

    private Path folder() {
        Path folder = Path.of(target);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try {
            return SampleStreams.find().scenario(target).folder();
        } catch (UnknownScenarioException e) {
            String message = e.getMessage() + "; nor is it a folder";
            throw new ParameterException(spec.commandLine(), message, e);
        }
    }

    private Score.Options options() {
        try {
            var tolerance = Duration.ofMillis(Math.round(toleranceSeconds * MILLIS));
            return new Score.Options(tolerance, leastVisibility);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
