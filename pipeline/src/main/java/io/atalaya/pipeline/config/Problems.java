package io.atalaya.pipeline.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with one file; nothing that passes through here shows a secret. */
final class Problems {
    private final String file;
    private final Secrets secrets;
    private final Set<ConfigProblem> found = new LinkedHashSet<>();

    Problems(String file, Secrets secrets) {
        this.file = file;
        this.secrets = secrets;
    }

    void add(String path, Position position, String message) {
        found.add(
                new ConfigProblem(
                        file, position.line(), position.column(), path, secrets.hide(message)));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** In the order of the file. */
    List<ConfigProblem> sorted() {
        List<ConfigProblem> sorted = new ArrayList<>(found);
        sorted.sort(
                Comparator.comparingInt(ConfigProblem::line)
                        .thenComparingInt(ConfigProblem::column));
        return List.copyOf(sorted);
    }
}
