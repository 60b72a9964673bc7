package io.atalaya.pipeline.runtime;

import io.atalaya.pipeline.demo.SampleStreams;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.StoredEvidence;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The robot cell's camera, recorded, and the rule that asks for evidence of who is in the cell
 * without a helmet.
 */
final class RecordedCell {
    private static final Path SAMPLES = SampleStreams.find().folder();
    static final Path CLIP = SAMPLES.resolve("zone-intrusion").resolve("cell.mp4");

    private static final String YAML =
            """
            site: demo
            kafka: {bootstrapServers: '%s'}
            models:
              - {name: factory, file: %s, parallelRuns: 1}
            cameras:
              - name: cell-1
                url: %s
                area: robot-cell
                labels: [person, person-without-helmet, forklift]
            %s
                zones:
                  - name: cell
                    polygon: [[0.4934, 0.6837], [0.8317, 0.5493], [0.6439, 0.381], [0.3744, 0.4536]]
            rules:
              - name: no-helmet-in-cell
                objectInZone: {zone: cell, label: person-without-helmet}
                evidence: [snapshot, clip]
            evidence: {store: store, minFreeMegabytes: 0, %s}
            runtime: {stateDirectory: state, checkpointInterval: 200ms}
            """;

    private RecordedCell() {}

    /**
     * The configuration.
     *
     * @param kafka the brokers, or {@code embedded}
     * @param cameraKeys further keys of the camera, each on a line of its own
     * @param evidenceKeys further keys of {@code evidence}, in one line
     */
    static String yaml(String kafka, String cameraKeys, String evidenceKeys) {
        String model = SAMPLES.resolve("model").resolve("factory-detector.onnx").toString();
        String keys = cameraKeys.strip().indent(4).stripTrailing();
        return YAML.formatted(kafka, model, CLIP, keys, evidenceKeys);
    }

    /** What the topic says of each piece last, by its URI. */
    static Map<String, StoredEvidence> stored(TopicReader topics) throws Exception {
        Map<String, StoredEvidence> byUri = new HashMap<>();
        for (StoredEvidence piece : topics.read(Topic.EVIDENCE, StoredEvidence.class)) {
            byUri.put(piece.getUri(), piece);
        }
        return byUri;
    }
}
