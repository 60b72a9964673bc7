package io.atalaya.operators.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.camera.ReaderDriver.Seen;
import io.atalaya.operators.camera.ffmpeg.HardwareDecoding;
import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.ClockSource;
import io.atalaya.operators.model.FrameCounts;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.source.PlaybackSpeed;
import io.atalaya.operators.testing.Material;
import io.atalaya.operators.testing.SampleClips;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(240)
class FileCameraITCase {

    @Test
    void readsAFileToItsEndWithoutLoss() {
        // Given
        CameraInput input =
                Configs.file(Material.file("videos/store-aisle-detection.mp4"))
                        .startTime("2026-03-01T08:00:00Z")
                        .input();
        // When
        try (ReaderDriver driver = ReaderDriver.start(input)) {
            driver.untilEnd();
            // Then
            assertThat(driver.frames()).hasSize(67);
            Seen last = driver.frames().get(66);
            assertThat(last.info().sequence()).isEqualTo(66);
            assertThat(last.info().capturedAt())
                    .isEqualTo(Instant.parse("2026-03-01T08:00:03.960Z"));
            assertThat(last.info().clockSource()).isEqualTo(ClockSource.FILE_TIMESTAMP);
            assertThat(driver.statuses()).containsExactly(HealthStatus.ONLINE, HealthStatus.ENDED);
            assertThat(driver.lastHealth().counts().captured()).isEqualTo(67);
            assertThat(driver.lastHealth().at()).isEqualTo(last.info().capturedAt());
            assertThat(driver.snapshot().get(0).ended()).isTrue();
        }
    }

    /** Half a copy of a clip whose table of contents comes first. */
    @Test
    void saysThatAFileWasCutOffAndWhere(@TempDir Path folder) throws Exception {
        // Given
        byte[] whole = Files.readAllBytes(SampleClips.cell());
        Path half = folder.resolve("half.mp4");
        Files.write(half, Arrays.copyOf(whole, whole.length / 2));
        // When
        try (ReaderDriver driver = ReaderDriver.start(Configs.file(half).input())) {
            driver.untilEnd();
            // Then
            assertThat(driver.frames().size()).isBetween(50, SampleClips.NUM_FRAMES - 50);
            assertThat(driver.lastHealth().status()).isEqualTo(HealthStatus.ENDED);
            assertThat(driver.lastHealth().detail())
                    .startsWith("its frames end at ")
                    .contains("until 30.0 s: it seems to have been cut off");
        }
    }

    @Test
    void saysNothingSuchOfAWholeFile() {
        try (ReaderDriver driver = ReaderDriver.start(Configs.file(SampleClips.cell()).input())) {
            driver.untilEnd();
            assertThat(driver.lastHealth().detail()).isEqualTo("read to its end");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "videos/worker-zone-detection.mp4, 1970-01-01T00:00:00Z",
        "videos-odd/bbb_800x640_768kbps_30fps_avc_2b_firstpts_10_sec.mp4, 1970-01-01T00:00:10Z",
        "videos/mediapipe_AVC720P_AAC.mp4, 2014-05-28T21:05:20Z",
        "videos/person-variable-frame-rate.mp4, 1970-01-01T00:00:00.100Z",
    })
    void countsEventTimeFromWhenTheFileWasMadeElseFromTheEpoch(String file, Instant first) {
        try (ReaderDriver driver = ReaderDriver.start(Configs.file(Material.file(file)).input())) {
            driver.untilFrames(1);
            assertThat(driver.frames().get(0).info().capturedAt()).isEqualTo(first);
        }
    }

    /** B-frames, a pyramid of them, HEVC, VP9, AVI with and without seeking, gaps, damage. */
    @ParameterizedTest
    @CsvSource({
        "videos/one-by-one-person-detection.mp4, 700",
        "videos/bottle-detection.mp4, 333",
        "videos/person-variable-frame-rate.mp4, 100",
        "videos/bottle-h265.mp4, 150",
        "videos/bottle-mjpeg.avi, 77",
        "videos-odd/bbb_800x640_768kbps_30fps_avc_pyramid_3b.mp4, 65",
        "videos-odd/bbb_800x640_768kbps_30fps_avc_2b_firstpts_10_sec.mp4, 65",
        "videos-odd/bbb_642x642_768kbps_30fps_vp9.webm, 50",
        "videos-odd/sample.avi, 40",
        "videos-odd/sample-with-large-length.avi, 1",
        "videos-odd/sample_with_invalid_nalu.mp4, 20",
        "videos-odd/bottle.h265.bitflips.mp4, 100",
        "videos-odd/gst_large_composition_offset.mp4, 300",
    })
    void goesOnWithExactlyTheNextFrameAfterARestart(String file, int leftAt) throws Exception {
        // Given
        CameraInput input = Configs.file(Material.file(file)).input();
        List<String> undisturbed = read(input);
        List<String> interrupted;
        List<CameraSplit> splits;
        try (ReaderDriver driver = ReaderDriver.start(input)) {
            interrupted = new ArrayList<>(driver.untilFrames(leftAt).essences());
            splits = throughCheckpoint(driver.snapshot());
        }
        // When
        try (ReaderDriver driver = ReaderDriver.restore(splits, input)) {
            interrupted.addAll(driver.untilEnd().essences());
            // Then
            assertThat(interrupted).isEqualTo(undisturbed);
            assertThat(driver.lastHealth().counts().captured()).isEqualTo(undisturbed.size());
        }
    }

    private static List<CameraSplit> throughCheckpoint(List<CameraSplit> splits) throws Exception {
        CameraSplitSerializer serializer = new CameraSplitSerializer();
        List<CameraSplit> restored = new ArrayList<>();
        for (CameraSplit split : splits) {
            restored.add(
                    SimpleVersionedSerialization.readVersionAndDeSerialize(
                            serializer,
                            SimpleVersionedSerialization.writeVersionAndSerialize(
                                    serializer, split)));
        }
        return restored;
    }

    private static List<String> read(CameraInput input) {
        try (ReaderDriver driver = ReaderDriver.start(input)) {
            return driver.untilEnd().essences();
        }
    }

    @Test
    void limitsTheRateTheSameWayAfterARestart() throws Exception {
        // Given
        CameraInput input =
                Configs.file(Material.file("videos/mediapipe_AVC720P_AAC.mp4"))
                        .maxFramesPerSecond(10)
                        .input();
        List<String> undisturbed = read(input);
        List<String> interrupted;
        List<CameraSplit> splits;
        try (ReaderDriver driver = ReaderDriver.start(input)) {
            interrupted = new ArrayList<>(driver.untilFrames(20).essences());
            splits = throughCheckpoint(driver.snapshot());
        }
        // When
        try (ReaderDriver driver = ReaderDriver.restore(splits, input)) {
            interrupted.addAll(driver.untilEnd().essences());
            // Then
            assertThat(interrupted).isEqualTo(undisturbed).hasSize(60);
            FrameCounts counts = driver.lastHealth().counts();
            assertThat(counts.captured()).isEqualTo(180);
            assertThat(counts.skipped()).containsEntry(FrameCounts.FRAME_RATE_LIMIT, 120L);
        }
    }

    @Test
    void readsALoopOnAndOnWithTimeGoingForward() throws Exception {
        // Given
        CameraInput input =
                Configs.file(Material.file("videos/store-aisle-detection.mp4")).looping().input();
        // When
        try (ReaderDriver driver = ReaderDriver.start(input)) {
            driver.untilFrames(150);
            // Then
            assertThat(driver.frames())
                    .extracting(f -> f.info().capturedAt())
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(driver.frames().get(67).info().streamEpoch()).isEqualTo(1);
            assertThat(driver.frames().get(67).info().sequence()).isEqualTo(67);
            assertThat(driver.frames().get(67).info().capturedAt())
                    .isEqualTo(Instant.EPOCH.plusMillis(67 * 60));
            assertThat(driver.frames().get(134).info().streamEpoch()).isEqualTo(2);
        }
    }

    @Test
    void goesOnInTheSecondTimeRound() throws Exception {
        // Given
        CameraInput input =
                Configs.file(Material.file("videos/store-aisle-detection.mp4")).looping().input();
        List<String> undisturbed;
        try (ReaderDriver driver = ReaderDriver.start(input)) {
            undisturbed = List.copyOf(driver.untilFrames(140).essences().subList(0, 140));
        }
        List<String> interrupted;
        List<CameraSplit> splits;
        try (ReaderDriver driver = ReaderDriver.start(input)) {
            interrupted = new ArrayList<>(driver.untilFrames(90).essences());
            splits = throughCheckpoint(driver.snapshot());
        }
        // When
        try (ReaderDriver driver = ReaderDriver.restore(splits, input)) {
            interrupted.addAll(driver.untilFrames(50).essences());
            // Then
            assertThat(interrupted.subList(0, 140)).isEqualTo(undisturbed);
        }
    }

    @Test
    void playsInRealTimeWhenAsked() {
        // Given
        CameraInput input =
                Configs.file(Material.file("videos/mediapipe_AVC720P_AAC.mp4"))
                        .speed(PlaybackSpeed.REALTIME)
                        .input();
        long start = System.nanoTime();
        // When
        try (ReaderDriver driver = ReaderDriver.start(input)) {
            driver.untilFrames(31);
            // Then
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isGreaterThan(Duration.ofMillis(950));
        }
    }

    @Test
    void aFileThatCannotBeReadEndsAloneAndSaysWhy() {
        // Given
        CameraInput broken =
                Configs.file(Material.file("videos-odd/garbage.mp4")).name("broken").input();
        CameraInput missing = Configs.file(Path.of("/nowhere/door.mp4")).name("missing").input();
        CameraInput good =
                Configs.file(Material.file("videos/store-aisle-detection.mp4"))
                        .name("good")
                        .input();
        // When
        try (ReaderDriver driver = ReaderDriver.start(broken, missing, good)) {
            driver.untilEnd();
            // Then
            assertThat(driver.framesOf("good")).hasSize(67);
            for (String name : List.of("broken", "missing")) {
                CameraHealth health =
                        driver.health().stream()
                                .filter(h -> h.cameraId().equals(name))
                                .findFirst()
                                .orElseThrow();
                assertThat(health.status()).isEqualTo(HealthStatus.OFFLINE);
                assertThat(health.reason()).isEqualTo(HealthReason.UNDECODABLE);
                assertThat(health.detail()).contains("cannot be opened");
            }
        }
    }

    @Test
    void showsThatTheCpuDecodesWhereTheGpuWasAskedFor() {
        // Given
        CameraInput input =
                Configs.file(Material.file("videos/bottle-mjpeg.avi"))
                        .hardwareDecoding(HardwareDecoding.AUTO)
                        .input();
        // When
        try (ReaderDriver driver = ReaderDriver.start(input)) {
            driver.untilEnd();
            // Then
            assertThat(driver.health().get(0).status()).isEqualTo(HealthStatus.DEGRADED);
            assertThat(driver.health().get(0).reason()).isEqualTo(HealthReason.SOFTWARE_DECODING);
            assertThat(driver.frames()).hasSize(200);
        }
    }

    @Test
    void refusesTheCpuWhereTheGpuIsRequired() {
        // Given
        CameraInput input =
                Configs.file(Material.file("videos/bottle-mjpeg.avi"))
                        .hardwareDecoding(HardwareDecoding.REQUIRED)
                        .input();
        // When
        try (ReaderDriver driver = ReaderDriver.start(input)) {
            driver.untilEnd();
            // Then
            assertThat(driver.frames()).isEmpty();
            assertThat(driver.lastHealth().status()).isEqualTo(HealthStatus.OFFLINE);
            assertThat(driver.lastHealth().detail()).contains("hardwareDecoding: auto");
        }
    }

    @Test
    void aLiveCameraKeepsItsNewestFrameAndCountsTheOthers() {
        // Given
        CameraInput input =
                Configs.file(Material.file("videos/mediapipe_AVC720P_AAC.mp4"))
                        .live(LiveMode.TRUE)
                        .input();
        // When
        try (ReaderDriver driver = ReaderDriver.start(input)) {
            driver.untilStatus(HealthStatus.RECONNECTING);
            // Then
            CameraHealth health = driver.lastHealth();
            assertThat(health.counts().captured())
                    .isEqualTo(
                            driver.frames().size()
                                    + health.counts().dropped().get(FrameCounts.NEWER_FRAME));
            long gaps = driver.frames().stream().mapToLong(f -> f.info().droppedBefore()).sum();
            Seen last = driver.frames().get(driver.frames().size() - 1);
            assertThat(gaps + driver.frames().size()).isEqualTo(last.info().sequence() + 1);
        }
    }
}
