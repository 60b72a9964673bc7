package io.atalaya.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.atalaya.schemas.v1.SensorReading;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesPlotTest {
    @Test
    void numbersAreDrawnAndWhatIsNullIsNot() {
        var plot =
                SeriesPlot.of(
                        "motor-1/temperature",
                        List.of(
                                reading(1).setNumber(20.5).setUnit("Cel").build(),
                                reading(2).setIsNull(true).build(),
                                reading(3).setInteger(21).setUnit("Cel").build()));
        assertThat(plot.times()).containsExactly(1.5, 3.5);
        assertThat(plot.values()).containsExactly(20.5, 21.0);
        assertThat(plot.unit()).isEqualTo("Cel");
        assertThat(plot.flag()).isFalse();
    }

    @Test
    void flagsAreSteps() {
        var plot =
                SeriesPlot.of(
                        "press-1/running",
                        List.of(
                                reading(1).setFlag(false).build(),
                                reading(2).setFlag(true).build()));
        assertThat(plot.flag()).isTrue();
        assertThat(plot.values()).containsExactly(0.0, 1.0);
    }

    @Test
    void aWordIsSaid() {
        assertThat(SeriesPlot.of("plc/state", List.of(reading(1).setText("idle").build())).text())
                .isEqualTo("idle");
        assertThat(SeriesPlot.of("plc/state", List.of()).times()).isEmpty();
    }

    private static SensorReading.Builder reading(int second) {
        return SensorReading.newBuilder()
                .setTimestamp(
                        Timestamp.newBuilder().setSeconds(second).setNanos(500_000_000).build());
    }
}
