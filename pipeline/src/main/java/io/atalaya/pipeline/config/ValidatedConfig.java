package io.atalaya.pipeline.config;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.inference.ModelContract;
import java.util.Map;

/**
 * A configuration in which nothing is wrong, nor in what it names.
 *
 * @param contracts what was found out about its models, by their names
 */
public record ValidatedConfig(LoadedConfig loaded, Map<String, ModelContract> contracts) {
    public ValidatedConfig {
        requireNonNull(loaded, "loaded is null");
        contracts = Map.copyOf(contracts);
    }

    public PipelineConfig config() {
        return loaded.config();
    }
}
