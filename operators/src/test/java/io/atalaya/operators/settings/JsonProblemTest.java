package io.atalaya.operators.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonProblemTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"{", "{\"a\": [1, 2", "{\"a\": \"b", "{\"a\": 1,}", "[1 2]", "{'a': 1}"})
    void isOneLineWithoutTheWordsOfTheLibrary(String broken) {
        JsonProcessingException failure =
                catchThrowableOfType(
                        JsonProcessingException.class, () -> new ObjectMapper().readTree(broken));

        assertThat(JsonProblem.of(failure))
                .isNotBlank()
                .doesNotContain("Source", "REDACTED", "Feature", "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n  {\"a\": 1", "\n  [1"})
    void namesThePlaceThatItSpeaksOf(String broken) {
        JsonProcessingException failure =
                catchThrowableOfType(
                        JsonProcessingException.class, () -> new ObjectMapper().readTree(broken));

        assertThat(JsonProblem.of(failure)).contains("at line 2, column 3");
    }
}
