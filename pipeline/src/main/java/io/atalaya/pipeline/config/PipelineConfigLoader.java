package io.atalaya.pipeline.config;

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
        return read(file, environment).orRefuse();
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
        return read(yaml, name, baseDirectory, environment).orRefuse();
    }

    /**
     * Reads a file that may be wrong.
     *
     * @throws ConfigException where nothing can be made of it
     */
    static ReadConfig read(Path file, Map<String, String> environment) throws ConfigException {
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = absolute.getParent() == null ? absolute : absolute.getParent();
        return read(text(file), file.toString(), folder, environment);
    }

    private static ReadConfig read(
            String yaml, String name, Path baseDirectory, Map<String, String> environment)
            throws ConfigException {
        Secrets secrets = new Secrets();
        Problems problems = new Problems(name, secrets);
        Path base = baseDirectory.toAbsolutePath().normalize();
        Optional<ConfigNode> tree = tree(yaml, base, environment, secrets, problems);
        if (tree.isEmpty()) {
            throw new ConfigException(problems.sorted());
        }
        return ReadConfig.of(tree.get(), name, base, problems, secrets);
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

    static String text(Path file) throws ConfigException {
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
