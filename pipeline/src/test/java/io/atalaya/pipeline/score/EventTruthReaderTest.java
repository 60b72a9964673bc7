package io.atalaya.pipeline.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atalaya.operators.score.SceneEvent;
import io.atalaya.operators.score.TruthException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTruthReaderTest {
    @TempDir Path folder;

    private List<SceneEvent> read(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("events.jsonl"), text);
        return new EventTruthReader(file, ScoredPipeline.in(folder)).read();
    }

    @Test
    void readsZoneEventsAndAlerts() throws Exception {
        List<SceneEvent> events =
                read(
                        """
                        {"type":"enter","source":"cell-1","zone":"cell","label":"person","object":3,"seconds":4.30}

                        {"type":"cross","source":"belt-1","zone":"outfeed","direction":"left-to-right","seconds":7}
                        {"type":"alert","rule":"no-helmet","seconds":4.3,"until":9}
                        """);

        assertThat(events)
                .containsExactly(
                        new SceneEvent("enter", "cell-1", "cell", "person", null, 4.3),
                        new SceneEvent("cross", "belt-1", "outfeed", null, "forward", 7),
                        new SceneEvent("alert", "no-helmet", null, null, null, 4.3, 9));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{|is no JSON: Unexpected end-of-input",
                "{|start marker at line 1, column 1)",
                "{\"type\":\"enter\",\"source\":\"cell-1\"}|no number for 'seconds'",
                "{\"type\":\"enter\",\"seconds\":1}|no text for 'source'",
                "{\"type\":\"alert\",\"seconds\":1}|no text for 'rule'",
                "{\"type\":\"alert\",\"rule\":\"no-helmet\",\"seconds\":2,\"until\":1}|an 'until'",
                "{\"type\":\"dwell\",\"seconds\":1}|has the type 'dwell'",
                "{\"type\":\"cross\",\"source\":\"belt-1\",\"direction\":\"up\",\"seconds\":1}|'up'"
            })
    void refusesABadLineAndSaysWhich(String line, String why) {
        assertIsRefused(line, why);
    }

    /** Scored it would be missed for ever. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"enter\",\"source\":\"cel-1\",\"seconds\":1}"
                        + "|names 'cel-1', which is no camera (did you mean 'cell-1'?); known: cell-1, belt-1",
                "{\"type\":\"leave\",\"source\":\"cell-1\",\"zone\":\"cel\",\"seconds\":1}"
                        + "|'cel', which is no zone of camera cell-1 (did you mean 'cell'?); known: cell",
                "{\"type\":\"cross\",\"source\":\"belt-1\",\"zone\":\"outfed\",\"seconds\":1}"
                        + "|'outfed', which is no line of camera belt-1 (did you mean 'outfeed'?)",
                "{\"type\":\"cross\",\"source\":\"cell-1\",\"zone\":\"cell\",\"seconds\":1}"
                        + "|'cell', which is no line of camera cell-1; known: there is none",
                "{\"type\":\"alert\",\"rule\":\"nohelmet\",\"seconds\":1}"
                        + "|'nohelmet', which is no rule (did you mean 'no-helmet'?)"
            })
    void refusesWhatThePipelineDoesNotKnow(String line, String why) {
        assertIsRefused(line, why);
    }

    private void assertIsRefused(String line, String why) {
        assertThatThrownBy(() -> read("\n" + line + "\n"))
                .isInstanceOf(TruthException.class)
                .hasMessageContaining("events.jsonl:2: ")
                .hasMessageContaining(why);
    }
}
