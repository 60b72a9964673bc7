package io.atalaya.pipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.pipeline.broker.EmbeddedBroker;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.Evidence;
import io.atalaya.schemas.v1.StoredEvidence;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed between an alert and the end of its clip. */
class EvidenceRecoveryITCase {
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
                assertThat(RecordedCell.stored(topics).keySet())
                        .doesNotContainAnyElementsOf(clips(promised));
            }
            assertThat(promised).isNotEmpty();

            // When it is started again
            try (var process = start(yaml)) {
                assertThat(process.awaitExit(PATIENCE.toSeconds())).as(process.output()).isZero();
            }

            // Then each piece is in the store, or it is said why it is not.
            Map<String, StoredEvidence> stored = RecordedCell.stored(topics);
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

    private AtalayaProcess start(Path yaml) throws Exception {
        return AtalayaProcess.start(folder.resolve("cell.log"), "run", yaml.toString());
    }

    private static String yaml(EmbeddedBroker broker) {
        return RecordedCell.yaml(
                broker.bootstrapServers(),
                """
                startTime: 2026-01-05T08:00:00Z
                speed: realtime
                recording: {enabled: true, segmentLength: 1s}
                """,
                "recordings: recordings, preRoll: 2s, postRoll: 4s");
    }
}
