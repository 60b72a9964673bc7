package io.atalaya.operators.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileEndTest {
    private static final Duration INTERVAL = Duration.ofMillis(100);

    @ParameterizedTest
    @CsvSource({"8800, true", "8899, true", "8900, false", "9900, false", "12000, false"})
    void aFileThatEndsLongBeforeItSaysSeemsCutOff(long lastMillis, boolean cutOff) {
        // When
        String end =
                FileEnd.describe(Duration.ofSeconds(10), Duration.ofMillis(lastMillis), INTERVAL);
        // Then
        assertThat(end.contains("cut off")).isEqualTo(cutOff);
    }

    @Test
    void saysWhereItEndsAndWhereItShould() {
        assertThat(FileEnd.describe(Duration.ofSeconds(10), Duration.ofMillis(1900), INTERVAL))
                .isEqualTo(
                        "its frames end at 2.0 s, although it says that it lasts until 10.0 s:"
                                + " it seems to have been cut off");
    }

    @Test
    void aFileThatSaysNothingIsBelievedToBeComplete() {
        assertThat(FileEnd.describe(null, Duration.ofSeconds(1), INTERVAL))
                .isEqualTo("read to its end");
        assertThat(FileEnd.describe(Duration.ofSeconds(10), null, INTERVAL))
                .isEqualTo("read to its end");
    }
}
