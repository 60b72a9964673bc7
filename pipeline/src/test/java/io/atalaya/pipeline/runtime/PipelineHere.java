package io.atalaya.pipeline.runtime;

import io.atalaya.operators.inference.ModelContract;
import io.atalaya.pipeline.config.ConfigValidator;
import io.atalaya.pipeline.config.LoadedConfig;
import io.atalaya.pipeline.config.PipelineConfig;
import java.util.Map;
import java.util.Optional;

/** Starts pipelines in this process, with a broker on any free port where they ask for one. */
final class PipelineHere {
    private PipelineHere() {}

    /** With its models opened, and its job not yet started. */
    static RunningPipeline prepare(LoadedConfig loaded) throws Exception {
        return prepare(loaded.config(), ConfigValidator.validate(loaded, progress -> {}));
    }

    /** One without models, with its job. */
    static RunningPipeline start(PipelineConfig config) throws Exception {
        RunningPipeline pipeline = prepare(config, Map.of());
        pipeline.startJob();
        return pipeline;
    }

    private static RunningPipeline prepare(
            PipelineConfig config, Map<String, ModelContract> contracts) throws Exception {
        return RunningPipeline.prepare(
                config,
                contracts,
                new RunningPipeline.Options(0, Optional.empty()),
                progress -> {});
    }
}
