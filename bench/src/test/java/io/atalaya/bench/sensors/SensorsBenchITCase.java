package io.atalaya.bench.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.atalaya.pipeline.cli.Atalaya;
import io.atalaya.pipeline.cli.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the bench on a short topic. How fast it is, a test must not say. */
class SensorsBenchITCase {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void bothSidesReadAllAndTheirRatioIsTold() throws Exception {
        int code = execute("bench", "sensors", "--readings=40000", "--rounds=1", "--json");

        assertThat(code).as(err.toString()).isZero();
        JsonNode report = new ObjectMapper().readTree(out.toString());
        double bare = report.path("bareReadingsPerSecond").doubleValue();
        double pipeline = report.path("pipelineReadingsPerSecond").doubleValue();
        assertThat(bare).isPositive();
        assertThat(pipeline).isPositive();
        assertThat(report.path("ratio").doubleValue())
                .isCloseTo(pipeline / bare, Offset.offset(0.01));
        assertThat(report.path("stageMicros").fieldNames())
                .toIterable()
                .containsExactly("parse", "detect", "rule", "encodeMessage");
        long anomalies = anomalies(report, "bare");
        assertThat(anomalies).isGreaterThan(100);
        // Where a machine is too slow to begin reading within ten seconds, the topic is late.
        assertThat(anomalies(report, "pipeline")).isBetween(0L, anomalies);
    }

    @ParameterizedTest
    @CsvSource({
        "--readings=19999, --readings is 19999; it must be 20000 to 100000000",
        "--sensors=0, --sensors is 0; it must be 1 to 1000",
        "--rounds=0, --rounds is 0; it must be 1 to 100",
        "--parallelism=-1, --parallelism is -1; it must be 0 to 128",
    })
    void refusesNumbersThatMakeNoSense(String option, String message) {
        assertThat(execute("bench", "sensors", option)).isEqualTo(2);
        assertThat(err.toString()).contains(message);
    }

    private static long anomalies(JsonNode report, String side) {
        return report.path(side).path("rounds").path(0).path("anomalies").longValue();
    }

    private int execute(String... arguments) {
        Terminal terminal =
                new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, false);
        return Atalaya.commandLine(terminal).execute(arguments);
    }
}
