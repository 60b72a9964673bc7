package io.atalaya.pipeline.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A folder with the files that the tests' configurations name. */
final class ConfigSample {
    /** Complete and right; line numbers in tests count from its first line. */
    static final String YAML =
            """
            site: plant-1
            kafka:
              bootstrapServers: embedded
            models:
              - name: yolox
                file: model.onnx
            cameras:
              - name: door
                url: rtsp://user:${env:DOOR_PASSWORD}@10.0.0.7/stream
                area: dock
                labels: [person, forklift]
                tracker: {lostTrackBuffer: 3s}
                zones:
                  - name: cell
                    polygon: [[0.1, 0.1], [0.9, 0.1], [0.9, 0.9]]
                lines:
                  - {name: gate, from: [0, 0.5], to: [1, 0.5], labels: [person]}
              - name: shelf
                url: video.mp4
                speed: realtime
            rules:
              - name: person-in-cell
                objectInZone: {zone: cell, label: person, for: 3s}
                priority: high
              - name: gate-crossed
                lineCrossed: {line: gate, label: person}
                cameras: [door]
            runtime:
              checkpointInterval: 2s
            """;

    static final Map<String, String> ENVIRONMENT = Map.of("DOOR_PASSWORD", "hunter2");

    private ConfigSample() {}

    static void writeFiles(Path folder) {
        try {
            for (String name :
                    List.of("model.onnx", "video.mp4", "labels.txt", "motor.csv", "press.jsonl")) {
                Files.writeString(folder.resolve(name), "x");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LoadedConfig load(String yaml, Path folder) throws ConfigException {
        return PipelineConfigLoader.load(yaml, "plant.yaml", folder, ENVIRONMENT);
    }

    /** The problems of a configuration that must have some. */
    static List<ConfigProblem> problems(String yaml, Path folder) {
        try {
            load(yaml, folder);
        } catch (ConfigException e) {
            return e.problems();
        }
        throw new AssertionError("was not refused");
    }
}
