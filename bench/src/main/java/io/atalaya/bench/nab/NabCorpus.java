package io.atalaya.bench.nab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The benchmark's folder as numenta/NAB has it: {@code data}, {@code labels}, {@code config}. */
final class NabCorpus {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSSSSS]");

    private final Path folder;

    NabCorpus(Path folder) {
        this.folder = folder;
    }

    /** All series, sorted by name. */
    List<NabFile> files() throws IOException {
        JsonNode labels = json("labels/combined_windows.json");
        List<NabFile> files = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : labels.properties()) {
            files.add(file(entry.getKey(), entry.getValue()));
        }
        files.sort((one, other) -> one.name().compareTo(other.name()));
        return files;
    }

    /**
     * A profile by its name.
     *
     * @throws IllegalArgumentException naming those that there are
     */
    NabProfile profile(String name) throws IOException {
        JsonNode profiles = json("config/profiles.json");
        JsonNode weights = profiles.path(name).path("CostMatrix");
        if (weights.isMissingNode()) {
            List<String> known = new ArrayList<>();
            profiles.fieldNames().forEachRemaining(known::add);
            throw new IllegalArgumentException(
                    "there is no profile " + name + "; the profiles are " + known);
        }
        return new NabProfile(
                name,
                weights.path("tpWeight").asDouble(),
                weights.path("fpWeight").asDouble(),
                weights.path("fnWeight").asDouble());
    }

    private NabFile file(String name, JsonNode windows) throws IOException {
        List<Instant> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        List<String> lines = Files.readAllLines(folder.resolve("data").resolve(name));
        for (String line : lines.subList(1, lines.size())) {
            int comma = line.indexOf(',');
            times.add(time(line.substring(0, comma)));
            values.add(Double.parseDouble(line.substring(comma + 1)));
        }
        List<NabWindow> marked = new ArrayList<>();
        for (JsonNode window : windows) {
            int first = times.indexOf(time(window.get(0).asText()));
            int last = times.indexOf(time(window.get(1).asText()));
            marked.add(new NabWindow(first, last));
        }
        return new NabFile(name, times, values, marked);
    }

    private JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(folder.resolve(name).toFile());
    }

    static Instant time(String text) {
        return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
    }
}
