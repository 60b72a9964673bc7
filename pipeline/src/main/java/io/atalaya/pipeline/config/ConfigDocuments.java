package io.atalaya.pipeline.config;

import java.util.Map;

/** The files under {@code docs/} that are made from the configuration's records. */
final class ConfigDocuments {
    private static final String INTRODUCTION =
            """
            # Configuration

            A pipeline is one YAML file (YAML 1.2). `./atalaya validate FILE` says everything that is
            wrong with it, each with line, path and cure; `./atalaya describe FILE` shows it with every
            default. Both start nothing. A configuration that is refused ends `validate`, `describe` and
            `run` with exit code 2.

            <!-- Made from the records by ConfigDocumentsTest; it says how. Change it there. -->

            ```yaml
            # yaml-language-server: $schema=docs/atalaya.schema.json
            site: plant-1
            kafka:
              bootstrapServers: embedded
            models:
              - name: yolox-nano
                file: models/yolox_nano_416.onnx
            cameras:
              - name: door
                url: rtsp://user:${env:DOOR_PASSWORD}@10.0.0.7/stream
                labels: [person]
                zones:
                  - name: cell
                    polygon: [[0.1, 0.2], [0.9, 0.2], [0.9, 0.9], [0.1, 0.9]]
                lines:
                  - {name: gate, from: [0.5, 1.0], to: [0.5, 0.0]}
            rules:
              - name: person-in-cell
                objectInZone: {zone: cell, label: person, for: 3s}
                priority: high
            ```

            ## Rules of the file

            - **Strict.** A key that is not known, a key that is there twice and a value of another type
              are problems; all are told at once, with the nearest known word.
            - **Left out** is what has a default, and what is marked with `-`. A key with nothing behind
              it is a problem: give it a value or remove it.
            - **Durations** are a number and a unit: `500ms`, `5s`, `1m`, `2h`, `1d`.
            - **Instants** are in UTC: `2026-01-31T08:00:00Z`.
            - **Points** are `[x, y]` in ratios of the picture: `[0, 0]` is its top left, `[1, 1]` its
              bottom right.
            - **Paths** that are relative start at the folder of the YAML file.
            - **Secrets.** `${env:NAME}` anywhere in a value is an environment variable, `${file:PATH}`
              the content of a file without its last line break. What came from there is never shown, in
              no message and not by `describe`. A reference that leads nowhere is a problem. `$${` stands
              for the characters `${`; any other `$` is itself.
            - **Anchors** (`&name`) and aliases (`*name`) serve for what is said more than once. Tags and
              merge keys (`<<`) do not exist.
            - **Names** are unique among the models, the cameras and the rules, and among the zones and
              lines of one camera. A rule speaks only of cameras, zones, lines and labels that are there.
            - **Editors** that know JSON Schema complete and check the file with
              [atalaya.schema.json](atalaya.schema.json); the first line of the example names it. What
              relates values to each other only `validate` checks.

            """;

    private ConfigDocuments() {}

    /** The content of each file, by its name in {@code docs/}. */
    static Map<String, String> write() {
        return Map.of(
                "configuration.md",
                INTRODUCTION + ConfigReference.of(PipelineConfig.class).stripTrailing() + "\n",
                "atalaya.schema.json",
                JsonSchema.of(PipelineConfig.class));
    }
}
