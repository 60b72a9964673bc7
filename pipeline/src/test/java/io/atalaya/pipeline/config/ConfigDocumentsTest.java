package io.atalaya.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/} in step with the records, and writes it anew where that is asked for. */
class ConfigDocumentsTest {
    private static final String COMMAND =
            "./mvnw -q -pl pipeline -am test -Dtest=ConfigDocumentsTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Datalaya.docs=write";

    @Test
    void documentsSayWhatTheRecordsSay() throws IOException {
        for (Map.Entry<String, String> document : ConfigDocuments.write().entrySet()) {
            Path file = docs().resolve(document.getKey());
            if ("write".equals(System.getProperty("atalaya.docs"))) {
                Files.createDirectories(docs());
                Files.writeString(file, document.getValue());
            }
            assertThat(file)
                    .as("out of step with the records; write it anew: " + COMMAND)
                    .hasContent(document.getValue());
        }
    }

    private static Path docs() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder.resolve("docs");
    }
}
