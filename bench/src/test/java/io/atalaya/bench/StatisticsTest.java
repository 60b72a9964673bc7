package io.atalaya.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    private static final List<Double> ONE_TO_HUNDRED =
            IntStream.rangeClosed(1, 100).mapToObj(Double::valueOf).toList();

    @Test
    void takesTheMiddleOfAnOddNumber() {
        assertThat(Statistics.median(List.of(9.0, 1.0, 4.0))).isEqualTo(4);
    }

    @Test
    void takesTheMeanOfTheTwoInTheMiddleOfAnEvenNumber() {
        assertThat(Statistics.median(List.of(9.0, 1.0, 4.0, 6.0))).isEqualTo(5);
    }

    @Test
    void percentileIsAValueThatWasMeasured() {
        assertThat(Statistics.percentile(ONE_TO_HUNDRED, 0.5)).isEqualTo(50);
        assertThat(Statistics.percentile(ONE_TO_HUNDRED, 0.99)).isEqualTo(99);
        assertThat(Statistics.percentile(ONE_TO_HUNDRED, 1)).isEqualTo(100);
    }

    @Test
    void percentileOfOneValueIsThatValue() {
        assertThat(Statistics.percentile(List.of(7.0), 0.99)).isEqualTo(7);
    }

    @Test
    void refusesAShareOfNothing() {
        assertThatThrownBy(() -> Statistics.percentile(ONE_TO_HUNDRED, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ratio");
    }

    @Test
    void refusesToSayAnythingOfNoValues() {
        assertThatThrownBy(() -> Statistics.median(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nothing was measured");
    }
}
