package io.atalaya.operators.camera.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbandonedSegmentsTest {
    private static final Instant WRITTEN = Instant.parse("2026-01-05T08:00:00Z");
    private static final Duration MAX_AGE = Duration.ofDays(7);

    @TempDir Path folder;

    @Test
    void goWhenTheyAreOlderThanTheirCameraSaidAndNotBefore() throws Exception {
        record("gate", MAX_AGE);
        AbandonedSegments segments = new AbandonedSegments(folder.toString(), List.of("door"));

        assertThat(segments.delete(WRITTEN.plus(MAX_AGE).minusMillis(1))).isZero();
        assertThat(segments.delete(WRITTEN.plus(MAX_AGE))).isZero();
        assertThat(segments.delete(WRITTEN.plus(MAX_AGE).plusMillis(1))).isEqualTo(1);
        assertThat(folder.resolve("gate")).doesNotExist();
    }

    @Test
    void ofACameraThatIsRecordedAreSomebodyElsesToKeep() throws Exception {
        record("door", MAX_AGE);
        record("hall 2", MAX_AGE);

        AbandonedSegments segments =
                new AbandonedSegments(folder.toString(), List.of("door", "hall 2"));

        assertThat(segments.delete(WRITTEN.plus(Duration.ofDays(365)))).isZero();
    }

    @Test
    void whatIsNoneOfOursStays() throws Exception {
        Path foreign = Files.createDirectories(folder.resolve("holidays"));
        Path film = written(foreign.resolve("20260105T080001250Z_2040ms.mp4"));
        record("gate", MAX_AGE);
        Path note = written(folder.resolve("gate").resolve("note.txt"));

        int deleted =
                new AbandonedSegments(folder.toString(), List.of())
                        .delete(WRITTEN.plus(Duration.ofDays(365)));

        assertThat(deleted).isEqualTo(1);
        assertThat(film).exists();
        assertThat(note).exists();
    }

    @Test
    void whatACrashLeftOfAWriteGoesAfterAnHour() throws Exception {
        record("gate", MAX_AGE);
        Path half = written(folder.resolve("gate").resolve("20260105T080001250Z_2040ms.mp4.part"));
        AbandonedSegments segments = new AbandonedSegments(folder.toString(), List.of());

        assertThat(segments.delete(WRITTEN.plus(Duration.ofHours(1)))).isZero();
        assertThat(segments.delete(WRITTEN.plus(Duration.ofHours(1)).plusMillis(1))).isEqualTo(1);
        assertThat(half).doesNotExist();
    }

    @Test
    void aFolderThatIsNotThereIsNoTrouble() throws Exception {
        String missing = folder.resolve("missing").toString();

        assertThat(new AbandonedSegments(missing, List.of()).delete(WRITTEN)).isZero();
    }

    private void record(String camera, Duration maxAge) throws IOException {
        FolderSegments segments = FolderSegments.of(folder, camera);
        SegmentName name = new SegmentName(WRITTEN, Duration.ofSeconds(2), false);
        segments.keepFor(maxAge);
        segments.write(name, new byte[10]);
        Files.setLastModifiedTime(segments.path(name), FileTime.from(WRITTEN));
    }

    private static Path written(Path file) throws IOException {
        Files.write(file, new byte[10]);
        return Files.setLastModifiedTime(file, FileTime.from(WRITTEN));
    }
}
