package io.atalaya.pipeline.config;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration is refused. It holds every problem that was found, in the file's order. */
public final class ConfigException extends Exception {
    private final transient List<ConfigProblem> problems;

    public ConfigException(List<ConfigProblem> problems) {
        super(
                sorted(problems).stream()
                        .map(ConfigProblem::toString)
                        .collect(Collectors.joining(System.lineSeparator())));
        this.problems = sorted(problems);
    }

    private static List<ConfigProblem> sorted(List<ConfigProblem> problems) {
        return problems.stream()
                .sorted(
                        Comparator.comparingInt(ConfigProblem::line)
                                .thenComparingInt(ConfigProblem::column))
                .toList();
    }

    public List<ConfigProblem> problems() {
        return problems;
    }
}
