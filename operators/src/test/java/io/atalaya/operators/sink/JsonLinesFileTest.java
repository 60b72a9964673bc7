package io.atalaya.operators.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesFileTest {
    @TempDir Path folder;
    private Path path;

    @BeforeEach
    void nameFile() {
        path = folder.resolve("alerts.jsonl");
    }

    @Test
    void linesAreThereAfterAFlush() throws Exception {
        try (JsonLinesFile file = JsonLinesFile.open(path)) {
            file.append("{\"a\":1}");
            file.append("{\"a\":2}");
            assertThat(path).isEmptyFile();
            file.flush();
        }
        assertThat(path).hasContent("{\"a\":1}\n{\"a\":2}\n");
    }

    @Test
    void aRestartAppends() throws Exception {
        Files.writeString(path, "{\"a\":1}\n");
        appendLine("{\"a\":2}");
        assertThat(path).hasContent("{\"a\":1}\n{\"a\":2}\n");
    }

    @Test
    void aTornLastLineIsCutOff() throws Exception {
        Files.writeString(path, "{\"a\":1}\n{\"a\":");
        appendLine("{\"a\":2}");
        assertThat(path).hasContent("{\"a\":1}\n{\"a\":2}\n");
    }

    @Test
    void aTornLineMayBeAllThereIsAndLong() throws Exception {
        Files.writeString(path, "x".repeat(200_000));
        appendLine("{}");
        assertThat(path).hasContent("{}\n");
        Files.writeString(path, "{}\n" + "x".repeat(200_000));
        appendLine("{}");
        assertThat(path).hasContent("{}\n{}\n");
    }

    @Test
    void twoWritersShareAFile() throws Exception {
        try (JsonLinesFile one = JsonLinesFile.open(path);
                JsonLinesFile two = JsonLinesFile.open(path)) {
            for (int i = 0; i < 100; i++) {
                one.append("1");
                two.append("2");
                one.flush();
                two.flush();
            }
        }
        assertThat(Files.readAllLines(path)).hasSize(200).containsOnly("1", "2");
    }

    private void appendLine(String line) throws Exception {
        try (JsonLinesFile file = JsonLinesFile.open(path)) {
            file.append(line);
            file.flush();
        }
    }
}
