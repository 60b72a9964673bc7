package io.atalaya.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.atalaya.pipeline.cli.Atalaya;
import io.atalaya.pipeline.cli.Terminal;
import io.atalaya.pipeline.demo.SampleStreams;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs the bench for two seconds on a sample stream. How fast it is, a test must not say. */
class BenchITCase {
    private static final StringWriter OUT = new StringWriter();
    private static final StringWriter ERR = new StringWriter();
    private static int code = -1;

    @BeforeAll
    static void runOnce() throws Exception {
        SampleStreams samples = SampleStreams.find();
        Terminal terminal =
                new Terminal(new PrintWriter(OUT, true), new PrintWriter(ERR, true), false, false);
        code =
                Atalaya.commandLine(terminal)
                        .execute(
                                "bench",
                                "--video=" + samples.folder().resolve("zone-intrusion/cell.mp4"),
                                "--model="
                                        + samples.folder().resolve("model/factory-detector.onnx"),
                                "--cameras=2",
                                "--seconds=2",
                                "--rounds=1",
                                "--warm-up=0",
                                "--looked-at",
                                "--json");
    }

    @Test
    void bothSidesFinishFramesAndTheirRatioIsTold() throws Exception {
        assertThat(code).as(ERR.toString()).isZero();
        JsonNode report = report();

        double bare = report.path("bareLoopFps").doubleValue();
        double pipeline = report.path("pipelineFps").doubleValue();
        assertThat(bare).isPositive();
        assertThat(pipeline).isPositive();
        assertThat(report.path("ratio").doubleValue())
                .isCloseTo(pipeline / bare, org.assertj.core.data.Offset.offset(0.01));
    }

    @Test
    void thePipelineThatIsLookedAtFinishesFramesToo() throws Exception {
        assertThat(report().path("lookedAt").path("framesPerSecond").doubleValue()).isPositive();
    }

    @Test
    void latenciesAreInOrderAndOfFramesThatCame() throws Exception {
        JsonNode latency = report().path("latencyMillis");

        assertThat(latency.path("frames").intValue()).isPositive();
        assertThat(latency.path("p50").doubleValue())
                .isPositive()
                .isLessThanOrEqualTo(latency.path("p99").doubleValue());
    }

    @Test
    void everyStageTakesTimeAndBothSidesSpendCpuAndMemory() throws Exception {
        JsonNode report = report();

        assertThat(report.path("stageMillis").fieldNames())
                .toIterable()
                .containsExactly(
                        "decode",
                        "scale",
                        "encodeTensor",
                        "run",
                        "decodeOutput",
                        "track",
                        "zones",
                        "encodeMessage");
        assertThat(report.path("stageMillis")).allMatch(millis -> millis.doubleValue() > 0);
        for (String side : new String[] {"bareLoop", "pipeline"}) {
            assertThat(report.path(side).path("cpuSecondsPerFrame").doubleValue()).isPositive();
            assertThat(report.path(side).path("memoryMib").path("rss").doubleValue()).isPositive();
        }
    }

    @Test
    void tellsWhatItDoesMeanwhile() {
        assertThat(ERR.toString()).contains("round 1 of 1: bare loop", "round 1 of 1: pipeline");
    }

    private static JsonNode report() throws Exception {
        return new ObjectMapper().readTree(OUT.toString());
    }
}
