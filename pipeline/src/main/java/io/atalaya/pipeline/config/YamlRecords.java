package io.atalaya.pipeline.config;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Another YAML file than a pipeline's configuration, read just as strictly: what its record does
 * not name is a problem, and all problems are told at once with their places.
 */
public final class YamlRecords<T extends Record> {
    private final T value;
    private final String file;
    private final PathIndex index;

    private YamlRecords(T value, String file, PathIndex index) {
        this.value = requireNonNull(value, "value is null");
        this.file = requireNonNull(file, "file is null");
        this.index = requireNonNull(index, "index is null");
    }

    /**
     * Reads a text.
     *
     * @param type the record at its root
     * @param file stands for the text in messages
     * @throws ConfigException with every problem
     */
    public static <T extends Record> YamlRecords<T> read(Class<T> type, String yaml, String file)
            throws ConfigException {
        Problems problems = new Problems(file, new Secrets());
        Optional<ConfigNode> node = YamlReader.read(yaml, problems);
        Optional<T> bound = node.flatMap(root -> new Binder(problems).bind(type, root));
        if (bound.isEmpty() || !problems.isEmpty()) {
            throw new ConfigException(problems.sorted());
        }
        return new YamlRecords<>(bound.get(), file, new PathIndex(node.orElseThrow()));
    }

    public T value() {
        return value;
    }

    /** Something found wrong later, at its place. */
    public ConfigProblem problemAt(String path, String message) {
        Position position = index.positionOf(path);
        return new ConfigProblem(file, position.line(), position.column(), path, message);
    }
}
