package io.atalaya.pipeline.cli;

import io.atalaya.pipeline.config.ConfigException;
import io.atalaya.pipeline.config.ConfigValidator;
import io.atalaya.pipeline.config.LoadedConfig;
import io.atalaya.pipeline.config.PipelineConfigLoader;
import io.atalaya.pipeline.config.ValidatedConfig;
import java.nio.file.Path;

/** The configuration file that a command was given. */
final class ConfigFile {
    private final Path file;
    private final Terminal terminal;

    ConfigFile(Path file, Terminal terminal) {
        this.file = file;
        this.terminal = terminal;
    }

    /** Reads it; nothing that it names is opened. */
    LoadedConfig load() throws ConfigException {
        return PipelineConfigLoader.load(file, System.getenv());
    }

    /** Reads it, opens the models and looks at the files. */
    ValidatedConfig validate() throws ConfigException {
        try (Progress progress = Progress.begin(terminal, "checking " + file)) {
            return ConfigValidator.validate(file, System.getenv(), progress::detail);
        }
    }
}
