package io.atalaya.operators.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    @ParameterizedTest
    @CsvSource({
        "transport, transport, 0",
        "trasnport, transport, 1",
        "tranport, transport, 1",
        "ttransport, transport, 1",
        "trensport, transport, 1",
        "'', abc, 3",
        "kitten, sitting, 3"
    })
    void countsTheLettersToChange(String from, String to, int expected) {
        assertThat(Suggestion.distance(from, to)).isEqualTo(expected);
    }

    @Test
    void suggestsTheNearestWord() {
        List<String> known = List.of("bootstrapServers", "topicPrefix", "format");

        assertThat(Suggestion.forWord("bootstrap_servers", known)).contains("bootstrapServers");
        assertThat(Suggestion.forWord("topicPrefex", known)).contains("topicPrefix");
        assertThat(Suggestion.forWord("colour", known)).isEmpty();
    }
}
