package io.atalaya.pipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.pipeline.broker.EmbeddedBroker;
import io.atalaya.pipeline.demo.SampleStreams;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.Evidence;
import io.atalaya.schemas.v1.StoredEvidence;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed between an alert and the end of its clip. */
class EvidenceRecoveryITCase {
    private static final Path SAMPLES = SampleStreams.find().folder();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir Path folder;

    @Test
    void whatWasPromisedBeforeTheKillIsThereAfterTheNextStart() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary(0)) {
            Path yaml = Files.writeString(folder.resolve("cell.yaml"), yaml(broker));
            TopicReader topics = new TopicReader(broker.bootstrapServers(), "");
            Set<String> promised;

            // Given a process that is killed while a clip's last seconds are still to come
            try (var process = start(yaml)) {
                topics.awaitCount(Topic.ALERT_EVENTS, 1, PATIENCE);
                process.kill();
                promised = promised(topics);
                assertThat(stored(topics).keySet()).doesNotContainAnyElementsOf(clips(promised));
            }
            assertThat(promised).isNotEmpty();

            // When it is started again
            try (var process = start(yaml)) {
                assertThat(process.awaitExit(PATIENCE.toSeconds())).as(process.output()).isZero();
            }

            // Then each piece is in the store, or it is said why it is not.
            Map<String, StoredEvidence> stored = stored(topics);
            assertThat(stored.keySet()).containsAll(promised).containsAll(promised(topics));
            for (StoredEvidence piece : stored.values()) {
                if (piece.getFailure().isEmpty()) {
                    assertThat(Path.of(URI.create(piece.getUri()))).isNotEmptyFile();
                }
            }
            // And with pictures of a file, which are read again, nothing need be missing.
            assertThat(stored.values()).allMatch(piece -> piece.getFailure().isEmpty());
        }
    }

    private static Set<String> clips(Set<String> uris) {
        Set<String> clips = new HashSet<>(uris);
        clips.removeIf(uri -> !uri.endsWith(".mp4"));
        return clips;
    }

    private static Set<String> promised(TopicReader topics) throws Exception {
        Set<String> uris = new HashSet<>();
        for (Alert alert : topics.read(Topic.ALERT_EVENTS, Alert.class)) {
            alert.getEvidenceList().stream().map(Evidence::getUri).forEach(uris::add);
        }
        return uris;
    }

    private static Map<String, StoredEvidence> stored(TopicReader topics) throws Exception {
        Map<String, StoredEvidence> byUri = new HashMap<>();
        for (StoredEvidence piece : topics.read(Topic.EVIDENCE, StoredEvidence.class)) {
            byUri.put(piece.getUri(), piece);
        }
        return byUri;
    }

    private AtalayaProcess start(Path yaml) throws Exception {
        return AtalayaProcess.start(folder.resolve("cell.log"), "run", yaml.toString());
    }

    private static String yaml(EmbeddedBroker broker) {
        return """
        site: demo
        kafka: {bootstrapServers: '%s'}
        models:
          - {name: factory, file: %s, parallelRuns: 1}
        cameras:
          - name: cell-1
            url: %s
            startTime: %s
            area: robot-cell
            speed: realtime
            recording: {enabled: true, segmentLength: 1s}
            labels: [person, person-without-helmet, forklift]
            zones:
              - name: cell
                polygon: [[0.4934, 0.6837], [0.8317, 0.5493], [0.6439, 0.381], [0.3744, 0.4536]]
        rules:
          - name: no-helmet-in-cell
            objectInZone: {zone: cell, label: person-without-helmet}
            evidence: [snapshot, clip]
        evidence: {store: store, recordings: recordings, preRoll: 2s, postRoll: 4s, minFreeMegabytes: 0}
        runtime: {stateDirectory: state, checkpointInterval: 200ms}
        """
                .formatted(
                        broker.bootstrapServers(),
                        SAMPLES.resolve("model").resolve("factory-detector.onnx"),
                        SAMPLES.resolve("zone-intrusion").resolve("cell.mp4"),
                        Instant.parse("2026-01-05T08:00:00Z"));
    }
}
