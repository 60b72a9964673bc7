package io.atalaya.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.atalaya.bench.BenchReport.Latency;
import io.atalaya.bench.BenchReport.Setup;
import io.atalaya.bench.ResourceClock.Memory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchReportTest {
    private static final BenchReport REPORT =
            BenchReport.of(
                    List.of(round(100), round(140), round(120)),
                    List.of(round(60), round(90), round(200)),
                    Latency.of(List.of(10.0, 20.0, 30.0), 1.5),
                    Map.of("decode", 1.5),
                    new Setup("v.mp4", "m.onnx", 1, 30, 3, "1 camera"));

    @Test
    void ratioIsThatOfTheMedians() {
        assertThat(REPORT.bareLoopFps()).isEqualTo(120);
        assertThat(REPORT.pipelineFps()).isEqualTo(90);
        assertThat(REPORT.ratio()).isEqualTo(0.75);
    }

    @Test
    void jsonHasTheFiguresThatScriptsReadAtItsTopLevel() throws Exception {
        JsonNode json = new ObjectMapper().readTree(BenchCommand.json(REPORT));

        assertThat(json.path("bareLoopFps").doubleValue()).isEqualTo(120);
        assertThat(json.path("pipelineFps").doubleValue()).isEqualTo(90);
        assertThat(json.path("ratio").doubleValue()).isEqualTo(0.75);
        assertThat(json.path("latencyMillis").path("p50").doubleValue()).isEqualTo(20);
        assertThat(json.path("latencyMillis").path("p99").doubleValue()).isEqualTo(30);
        assertThat(json.path("pipeline").path("rounds")).hasSize(3);
        assertThat(json.path("stageMillis").path("decode").doubleValue()).isEqualTo(1.5);
    }

    @Test
    void textNamesBothSidesAndTheirRatio() {
        assertThat(ReportText.of(REPORT))
                .containsPattern("bare loop +120\\.0")
                .containsPattern("pipeline +90\\.0")
                .containsPattern("ratio +0\\.750")
                .contains("p50 20.0 ms, p99 30.0 ms");
    }

    @Test
    void theThirdSideIsToldWhereItWasMeasured() throws Exception {
        BenchReport report = REPORT.withLookedAt(List.of(round(81)));

        assertThat(ReportText.of(report)).containsPattern("looked at +81\\.0").contains("0.900");
        assertThat(BenchCommand.json(report)).contains("\"lookedAtRatio\" : 0.9");
        assertThat(BenchCommand.json(REPORT)).doesNotContain("lookedAt");
    }

    private static Measurement round(double framesPerSecond) {
        return new Measurement(100, 1, framesPerSecond, 0.01, 0, 0, new Memory(1, 1, 1, 1));
    }
}
