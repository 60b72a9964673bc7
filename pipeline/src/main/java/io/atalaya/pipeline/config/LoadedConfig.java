package io.atalaya.pipeline.config;

import static java.util.Objects.requireNonNull;

/** A configuration without problems, and the memory of where each value stood in the file. */
public final class LoadedConfig {
    private final PipelineConfig config;
    private final ReadConfig read;

    LoadedConfig(PipelineConfig config, ReadConfig read) {
        this.config = requireNonNull(config, "config is null");
        this.read = requireNonNull(read, "read is null");
    }

    public PipelineConfig config() {
        return config;
    }

    /** As the user named it. */
    public String file() {
        return read.file();
    }

    /** Something found wrong later, at the place in the file that it is about. */
    public ConfigProblem problemAt(String path, String message) {
        return read.problemAt(path, message);
    }

    /** The whole configuration as YAML, defaults and all, secrets as {@code ***}. */
    public String describe() {
        return new EffectiveYaml(read.index()).write(config);
    }

    /** The text without anything that came from a secret. */
    public String redact(String text) {
        return read.redact(text);
    }

    ReadConfig read() {
        return read;
    }
}
