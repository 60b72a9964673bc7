package io.atalaya.pipeline.demo;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.settings.Suggestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder {@code sample-streams}: scenarios, each a folder with a {@code pipeline.yaml}. */
public final class SampleStreams {
    private static final String FOLDER = "sample-streams";
    private static final String PIPELINE = "pipeline.yaml";

    private final Path folder;

    SampleStreams(Path folder) {
        this.folder = requireNonNull(folder, "folder is null");
    }

    /** One scenario; its name is that of its folder. */
    public record Scenario(String name, Path folder) {
        public Path pipeline() {
            return folder.resolve(PIPELINE);
        }

        /** What the pipeline says of it, reviewed by people. */
        public Path expectedAlerts() {
            return folder.resolve("expected-alerts.jsonl");
        }
    }

    /**
     * Where the launcher says, {@code atalaya.samples}; else in this folder or the nearest above
     * it.
     */
    public static SampleStreams find() {
        String told = System.getProperty("atalaya.samples");
        if (told != null) {
            return new SampleStreams(Path.of(told));
        }
        Path here = Path.of("").toAbsolutePath();
        Path at = here;
        while (!Files.isDirectory(at.resolve(FOLDER)) && at.getParent() != null) {
            at = at.getParent();
        }
        return new SampleStreams(at.resolve(FOLDER));
    }

    public Path folder() {
        return folder;
    }

    /** All of them, by their names. */
    public List<Scenario> scenarios() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(each -> Files.isRegularFile(each.resolve(PIPELINE)))
                    .map(each -> new Scenario(nameOf(each), each))
                    .sorted((one, other) -> one.name().compareTo(other.name()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    private static String nameOf(Path folder) {
        @Nullable Path name = folder.getFileName();
        return name == null ? folder.toString() : name.toString();
    }

    /** The scenario of this name. */
    public Scenario scenario(String name) throws UnknownScenarioException {
        List<Scenario> all = scenarios();
        return all.stream()
                .filter(scenario -> scenario.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownScenarioException(unknown(name, all)));
    }

    private String unknown(String name, List<Scenario> all) {
        List<String> names = all.stream().map(Scenario::name).toList();
        String known =
                names.isEmpty()
                        ? "there are none in " + folder
                        : "the scenarios are " + String.join(", ", names);
        return "'" + name + "' is no scenario" + Suggestion.forWord(name, names) + "; " + known;
    }
}
