package io.atalaya.pipeline.config;

import io.atalaya.pipeline.config.ConfigNode.Mapping;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a pipeline's configuration, or says everything that is wrong with it. Looks at no more than
 * the file itself, the environment, and whether the files that it names exist; {@link
 * ConfigValidator} looks into those.
 *
 * <pre>{@code
 * LoadedConfig loaded = PipelineConfigLoader.load(Path.of("plant.yaml"), System.getenv());
 * PipelineConfig config = loaded.config();
 * }</pre>
 */
public final class PipelineConfigLoader {
    private PipelineConfigLoader() {}

    /**
     * Reads a file. Relative paths in it start at its own folder.
     *
     * @param environment what {@code ${env:NAME}} reads
     * @throws ConfigException with every problem
     */
    public static LoadedConfig load(Path file, Map<String, String> environment)
            throws ConfigException {
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = absolute.getParent() == null ? absolute : absolute.getParent();
        return load(read(file), file.toString(), folder, environment);
    }

    /**
     * Reads a text as if it were the content of a file.
     *
     * @param name stands for the file in messages
     * @param baseDirectory where relative paths start
     */
    public static LoadedConfig load(
            String yaml, String name, Path baseDirectory, Map<String, String> environment)
            throws ConfigException {
        Secrets secrets = new Secrets();
        Problems problems = new Problems(name, secrets);
        Path base = baseDirectory.toAbsolutePath().normalize();
        Optional<LoadedConfig> loaded =
                tree(yaml, base, environment, secrets, problems)
                        .flatMap(node -> bind(node, name, base, secrets, problems));
        if (loaded.isEmpty() || !problems.isEmpty()) {
            throw new ConfigException(problems.sorted());
        }
        return loaded.get();
    }

    /** What the text says, with secrets put in. */
    static Optional<ConfigNode> tree(
            String yaml,
            Path base,
            Map<String, String> environment,
            Secrets secrets,
            Problems problems) {
        return YamlReader.read(yaml, problems)
                .map(
                        node ->
                                new SecretResolver(environment, base, secrets, problems)
                                        .resolve(node, ""));
    }

    static Optional<LoadedConfig> bind(
            ConfigNode node, String name, Path base, Secrets secrets, Problems problems) {
        if (node instanceof Mapping root) {
            new ConfigCompletion(base).complete(root);
        }
        Binder binder = new Binder(problems);
        Optional<PipelineConfig> config = binder.bind(PipelineConfig.class, node);
        if (node instanceof Mapping root) {
            new CrossChecks(root, binder, problems).check();
        }
        PathIndex index = new PathIndex(node);
        return config.map(bound -> new LoadedConfig(bound, name, index, secrets));
    }

    static String read(Path file) throws ConfigException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw unreadable(file, "does not exist; check the path");
        } catch (CharacterCodingException e) {
            throw unreadable(file, "is not UTF-8; save it as UTF-8");
        } catch (IOException e) {
            String what = Files.isDirectory(file) ? "is a folder" : "cannot be read";
            throw unreadable(file, what + "; name a YAML file that you may read");
        }
    }

    private static ConfigException unreadable(Path file, String message) {
        return new ConfigException(List.of(new ConfigProblem(file.toString(), 0, 0, "", message)));
    }
}
