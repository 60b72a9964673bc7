package io.atalaya.pipeline.config;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** A configuration without problems, and the memory of where each value stood in the file. */
public final class LoadedConfig {
    private final PipelineConfig config;
    private final String file;
    private final PathIndex index;
    private final Secrets secrets;

    LoadedConfig(PipelineConfig config, String file, PathIndex index, Secrets secrets) {
        this.config = requireNonNull(config, "config is null");
        this.file = requireNonNull(file, "file is null");
        this.index = requireNonNull(index, "index is null");
        this.secrets = requireNonNull(secrets, "secrets is null");
    }

    public PipelineConfig config() {
        return config;
    }

    /** As the user named it. */
    public String file() {
        return file;
    }

    /** Something found wrong later, at the place in the file that it is about. */
    public ConfigProblem problemAt(String path, String message) {
        Position position = index.positionOf(path);
        return new ConfigProblem(
                file, position.line(), position.column(), path, secrets.hide(message));
    }

    /** The same at a character of the text that stands there. */
    ConfigProblem problemAt(String path, int offset, String message) {
        Position position = index.positionOf(path, offset);
        return new ConfigProblem(
                file, position.line(), position.column(), path, secrets.hide(message));
    }

    /** What the file says at a path, where it says a single value that is no secret. */
    Optional<String> textAt(String path) {
        return Optional.ofNullable(index.shownAt(path));
    }

    /** The whole configuration as YAML, defaults and all, secrets as {@code ***}. */
    public String describe() {
        return new EffectiveYaml(index).write(config);
    }

    /** The text without anything that came from a secret. */
    public String redact(String text) {
        return secrets.hide(text);
    }
}
