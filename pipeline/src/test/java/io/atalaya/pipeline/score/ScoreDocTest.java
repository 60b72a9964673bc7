package io.atalaya.pipeline.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.score.MotTruthReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/score.md shows as truth is read as such. */
class ScoreDocTest {
    private static String page;

    @BeforeAll
    static void readIt() throws IOException {
        Path checkout = Path.of("").toAbsolutePath();
        while (Files.notExists(checkout.resolve("mvnw"))) {
            checkout = checkout.getParent();
        }
        page = Files.readString(checkout.resolve("docs/score.md"));
    }

    private static String block(String start) {
        Matcher block = Pattern.compile(start + "(.*?)```", Pattern.DOTALL).matcher(page);
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    @Test
    void itsEventsAreRead(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("events.jsonl"), block("```json\n"));

        assertThat(new EventTruthReader(file, ScoredPipeline.in(folder)).read()).hasSize(4);
    }

    @Test
    void itsBoxesAreRead(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("gt.txt"), block("class,visibility\n"));

        assertThat(new MotTruthReader(folder, 0.25).read().boxes()).hasSize(1);
    }
}
