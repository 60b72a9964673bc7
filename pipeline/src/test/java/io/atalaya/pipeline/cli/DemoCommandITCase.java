package io.atalaya.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.schemas.Topic;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer sees first. */
class DemoCommandITCase {
    @Test
    void runsTheSceneToItsEndAndSaysWhatItFound(@TempDir Path folder) throws Exception {
        var out = new StringWriter();
        var err = new StringWriter();
        var terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false, false);

        int exitCode =
                Atalaya.commandLine(terminal)
                        .execute("demo", "--once", "--port", "0", "--jsonl", folder.toString());

        assertThat(exitCode).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("500 frames")
                .contains("captured 500 = inferred 500 + skipped 0 + dropped 0")
                .contains("cell enter: 1")
                .contains("cell leave: 1")
                .contains("worker-in-cell: 1");
        assertThat(Files.readAllLines(folder.resolve(Topic.DETECTIONS.topicName() + ".jsonl")))
                .hasSize(500);
    }
}
