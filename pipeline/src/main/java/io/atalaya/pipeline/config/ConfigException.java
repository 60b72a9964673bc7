package io.atalaya.pipeline.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration is refused. It holds every problem that was found, in the file's order. */
public final class ConfigException extends Exception {
    private final transient List<ConfigProblem> problems;

    public ConfigException(List<ConfigProblem> problems) {
        super(
                problems.stream()
                        .map(ConfigProblem::toString)
                        .collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    public List<ConfigProblem> problems() {
        return problems;
    }
}
