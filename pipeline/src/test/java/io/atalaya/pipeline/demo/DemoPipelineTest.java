package io.atalaya.pipeline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.inference.ModelConfig;
import io.atalaya.pipeline.config.PipelineConfig;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoPipelineTest {
    @TempDir Path state;

    @Test
    void scenariosShareTheirModelAndKeepTheirCameras() throws Exception {
        PipelineConfig config = demo().once().config();

        assertThat(config.models()).extracting(ModelConfig::name).containsExactly("factory");
        assertThat(config.cameras()).hasSize(3);
        assertThat(config.sensors()).hasSize(2);
    }

    @Test
    void aLiveDemoStartsWithoutMeasuringHowItsModelRunsFastest() throws Exception {
        PipelineConfig live = demo().live(Instant.parse("2026-01-05T08:00:00Z")).config();

        assertThat(live.models()).allSatisfy(m -> assertThat(m.parallelRuns()).isBetween(1, 4));
    }

    @Test
    void whatIsPlayedOnceRunsAsFastAsItCan() throws Exception {
        assertThat(demo().once().config().models())
                .allSatisfy(model -> assertThat(model.parallelRuns()).isNull());
    }

    private DemoPipeline demo() {
        return new DemoPipeline(SampleStreams.find().scenarios(), state);
    }
}
