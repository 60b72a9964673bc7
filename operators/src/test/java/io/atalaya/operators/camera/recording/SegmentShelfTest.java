package io.atalaya.operators.camera.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.camera.ffmpeg.EncodedSegment;
import io.atalaya.operators.testing.RecordingMetricGroup;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SegmentShelfTest {
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final int MEGABYTE = 1_000_000;

    private final FakeFiles files = new FakeFiles();
    private final List<String> troubles = new ArrayList<>();
    private final RecordingMetricGroup metrics = new RecordingMetricGroup();
    private Instant now = START;
    private final SegmentShelf shelf =
            new SegmentShelf(
                    "door",
                    new RecordingPlan(
                            new RecordingConfig(
                                    true, Duration.ofMinutes(10), 5, Duration.ofSeconds(2), true),
                            "/recordings",
                            10,
                            false),
                    files,
                    () -> now,
                    troubles::add,
                    new RecordingMetrics(metrics, "door"));

    @Test
    void keepsASegmentUntilItIsTooOldAndNoLonger() {
        shelf.store(segment(START, MEGABYTE));

        now = START.plusSeconds(2).plus(Duration.ofMinutes(10)).minusMillis(1);
        shelf.tidy();
        assertThat(files.stored).hasSize(1);
        now = now.plusMillis(1);
        shelf.tidy();
        assertThat(files.stored).hasSize(1);
        now = now.plusMillis(1);
        shelf.tidy();
        assertThat(files.stored).isEmpty();
    }

    @Test
    void throwsTheOldestOutWhenAllTogetherWeighTooMuch() {
        for (int i = 0; i < 7; i++) {
            shelf.store(segment(START.plusSeconds(2L * i), MEGABYTE));
        }

        assertThat(files.stored.firstKey().start()).isEqualTo(START.plusSeconds(4));
        assertThat(files.stored).hasSize(5);
        assertThat(files.keptFor).containsExactly(Duration.ofMinutes(10));
        assertThat(metrics.count("camera.door.numSegmentsStored")).isEqualTo(7);
        assertThat(metrics.count("camera.door.numSegmentsDeleted")).isEqualTo(2);
    }

    @Test
    void endsWhileTheDiskIsFullAndGoesOnWhenItIsNot() {
        files.usable = 11 * MEGABYTE;
        shelf.store(segment(START, MEGABYTE));
        assertThat(troubles).isEmpty();

        files.usable = 11 * MEGABYTE - 1;
        shelf.store(segment(START.plusSeconds(2), MEGABYTE));
        shelf.store(segment(START.plusSeconds(4), MEGABYTE));
        assertThat(files.stored).hasSize(1);
        assertThat(troubles)
                .containsExactly(
                        "nothing is recorded in /recordings: the disk is full: less than 10 MB"
                                + " would be left");
        assertThat(metrics.count("camera.door.numSegmentsLost")).isEqualTo(2);

        files.usable = 100 * MEGABYTE;
        shelf.store(segment(START.plusSeconds(6), MEGABYTE));
        assertThat(files.stored).hasSize(2);
        assertThat(troubles).hasSize(2).endsWith("");
    }

    /** There may be tens of thousands. */
    @Test
    void looksAtWhatIsThereOnceAndAgainWhereTheDiskFailed() {
        files.stored.put(new SegmentName(START, Duration.ofSeconds(2), false), 5 * MEGABYTE);

        for (int i = 1; i < 6; i++) {
            shelf.store(segment(START.plusSeconds(2L * i), MEGABYTE));
        }
        assertThat(files.looks).isEqualTo(1);
        assertThat(files.stored).hasSize(5);

        files.failure = new IOException("No space left on device");
        shelf.store(segment(START.plusSeconds(20), MEGABYTE));
        files.failure = null;
        files.stored.clear();
        shelf.store(segment(START.plusSeconds(22), MEGABYTE));
        assertThat(files.looks).isEqualTo(2);
        assertThat(metrics.count("camera.door.numSegmentsDeleted")).isEqualTo(2);
    }

    @Test
    void aBrokenDiskIsToldAndNeverThrown() {
        files.failure = new IOException("No space left on device");

        shelf.store(segment(START, MEGABYTE));
        shelf.tidy();

        assertThat(troubles).singleElement().asString().contains("No space left on device");
    }

    private static EncodedSegment segment(Instant start, int bytes) {
        return new EncodedSegment(start, Duration.ofSeconds(2), new byte[bytes]);
    }

    private static final class FakeFiles implements SegmentFiles {
        private final TreeMap<SegmentName, Integer> stored = new TreeMap<>();
        private final List<Duration> keptFor = new ArrayList<>();
        private long usable = Long.MAX_VALUE;
        private IOException failure;
        private int looks;

        @Override
        public void write(SegmentName name, byte[] mp4) throws IOException {
            failIfAsked();
            stored.put(name, mp4.length);
        }

        @Override
        public void keepFor(Duration maxAge) {
            keptFor.add(maxAge);
        }

        @Override
        public List<Stored> list() throws IOException {
            failIfAsked();
            looks++;
            return stored.entrySet().stream()
                    .map(entry -> new Stored(entry.getKey(), entry.getValue()))
                    .toList();
        }

        @Override
        public void delete(SegmentName name) {
            stored.remove(name);
        }

        @Override
        public long usableBytes() {
            return usable;
        }

        private void failIfAsked() throws IOException {
            if (failure != null) {
                throw failure;
            }
        }
    }
}
