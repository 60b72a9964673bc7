package io.atalaya.pipeline.config;

import static java.util.Objects.requireNonNull;

import io.atalaya.pipeline.config.ConfigNode.Entry;
import io.atalaya.pipeline.config.ConfigNode.Mapping;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was made of a configuration, right or wrong: the tree of what it says, as many records as
 * could be made of it, and what was found wrong with it by itself. So whoever looks further can
 * look at what is right, whatever else is wrong.
 */
final class ReadConfig {
    private final String file;
    private final Mapping root;
    private final PathIndex index;
    private final Binder binder;
    private final Optional<PipelineConfig> config;
    private final Problems problems;
    private final Secrets secrets;

    private ReadConfig(ConfigNode node, String file, Problems problems, Secrets secrets) {
        this.file = requireNonNull(file, "file is null");
        this.root = node instanceof Mapping mapping ? mapping : Mapping.empty(node.position());
        this.index = new PathIndex(node);
        this.binder = new Binder(problems);
        this.config = binder.bind(PipelineConfig.class, node);
        this.problems = problems;
        this.secrets = requireNonNull(secrets, "secrets is null");
    }

    /**
     * Makes records of a tree, and tells what is wrong with them and between them.
     *
     * @param baseDirectory where relative paths start
     */
    static ReadConfig of(
            ConfigNode node, String file, Path baseDirectory, Problems problems, Secrets secrets) {
        if (node instanceof Mapping root) {
            new ConfigCompletion(baseDirectory).complete(root);
        }
        ReadConfig read = new ReadConfig(node, file, problems, secrets);
        if (node instanceof Mapping root) {
            new CrossChecks(root, read.binder, problems).check();
        }
        return read;
    }

    /**
     * The whole, where nothing is wrong.
     *
     * @throws ConfigException with every problem that was found
     */
    LoadedConfig orRefuse() throws ConfigException {
        if (config.isEmpty() || !problems.isEmpty()) {
            throw new ConfigException(problems());
        }
        return new LoadedConfig(config.get(), this);
    }

    String file() {
        return file;
    }

    /** What it says, with what was left out filled in; nothing where it is no mapping. */
    Mapping root() {
        return root;
    }

    PathIndex index() {
        return index;
    }

    /** In the order of the file. */
    List<ConfigProblem> problems() {
        return problems.sorted();
    }

    /** The record at a path, where it could be made. */
    <T extends Record> Optional<T> made(String path, Class<T> type) {
        return binder.boundAt(path, type);
    }

    /**
     * The record of the mapping at a path; where some of its keys are wrong, what it is without
     * those.
     */
    <T extends Record> Optional<T> madeOfRightKeys(Mapping mapping, String path, Class<T> type) {
        return made(path, type).or(() -> madeWithoutWrongKeys(mapping, path, type));
    }

    private <T extends Record> Optional<T> madeWithoutWrongKeys(
            Mapping mapping, String path, Class<T> type) {
        Map<String, Entry> right = new LinkedHashMap<>(mapping.entries());
        right.keySet().removeIf(key -> isWrong(ConfigPath.key(path, key)));
        return new Binder(further()).bind(type, new Mapping(mapping.position(), right));
    }

    /** Whether something at a path or below it was found wrong. */
    boolean isWrong(String path) {
        return problems.sorted().stream()
                .map(ConfigProblem::path)
                .anyMatch(
                        at ->
                                at.equals(path)
                                        || at.startsWith(path + ".")
                                        || at.startsWith(path + "["));
    }

    /** Something found wrong later, at the place in the file that it is about. */
    ConfigProblem problemAt(String path, String message) {
        Position position = index.positionOf(path);
        return new ConfigProblem(
                file, position.line(), position.column(), path, secrets.hide(message));
    }

    /** A place for problems with the same file that are found by looking further. */
    Problems further() {
        return new Problems(file, secrets);
    }

    String redact(String text) {
        return secrets.hide(text);
    }
}
