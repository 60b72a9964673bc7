package io.atalaya.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.schemas.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer sees first. */
class DemoCommandITCase {
    private final TerminalOutput output = TerminalOutput.ofAPipe();

    @Test
    void playsEveryScenarioToItsEndAndSaysWhatItFound(@TempDir Path folder) throws Exception {
        Path picture = folder.resolve("picture.jpg");

        int exitCode =
                output.run(
                        "demo",
                        "--once",
                        "--port",
                        "0",
                        "--jsonl",
                        folder.toString(),
                        "--picture",
                        picture.toString());

        assertThat(exitCode).as(output.err()).isZero();
        assertThat(output.out())
                .contains("scenario zone-intrusion: ", "scenario line-count: ")
                .contains("no-helmet-in-cell: ", "person-at-running-press: ", "bearing-drift: ")
                .contains("cell enter: ")
                .contains(", 0 dead letters");
        assertThat(Files.readString(folder.resolve(Topic.ALERTS.topicName() + ".jsonl")))
                .contains("no-helmet-in-cell");
        assertThat(ImageIO.read(picture.toFile()).getWidth()).isGreaterThan(1200);
    }

    @Test
    void namesTheScenariosWhereOneIsUnknown() {
        int exitCode = output.run("demo", "zone-intrusoin");

        assertThat(exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(output.err()).contains("did you mean 'zone-intrusion'?").contains("line-count");
    }

    @Test
    void aPictureNeedsAnEnd() {
        assertThat(output.run("demo", "--picture", "x.png")).isEqualTo(ExitCode.USAGE);
    }
}
