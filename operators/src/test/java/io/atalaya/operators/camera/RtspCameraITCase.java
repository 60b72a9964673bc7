package io.atalaya.operators.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.camera.ReaderDriver.Seen;
import io.atalaya.operators.camera.ffmpeg.Transport;
import io.atalaya.operators.camera.ffmpeg.VideoDecoder;
import io.atalaya.operators.camera.ffmpeg.VideoOptions;
import io.atalaya.operators.camera.recording.FolderSegments;
import io.atalaya.operators.camera.recording.RecordingConfig;
import io.atalaya.operators.camera.recording.RecordingPlan;
import io.atalaya.operators.camera.recording.SegmentName;
import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.ClockSource;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.testing.Material;
import io.atalaya.operators.testing.ProcessMemory;
import io.atalaya.operators.testing.RtspServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a real RTSP server, and against servers that are none. */
@Timeout(240)
class RtspCameraITCase {
    private static RtspServer server;

    @BeforeAll
    static void startServer() throws IOException {
        server = RtspServer.open();
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void datesFramesByTheCamerasClockOnceItReportsIt() {
        // Given
        CameraInput input = Configs.url(server.url()).input();
        // When
        try (ReaderDriver driver = ReaderDriver.start(input)) {
            driver.until(() -> countBySource(driver, ClockSource.RTCP_SENDER_REPORT) >= 10);
            // Then
            assertThat(driver.frames().get(0).info().clockSource()).isEqualTo(ClockSource.ARRIVAL);
            assertThat(driver.frames())
                    .extracting(f -> f.info().capturedAt())
                    .isSorted()
                    .doesNotHaveDuplicates();
            Seen last = driver.frames().get(driver.frames().size() - 1);
            assertThat(Duration.between(last.info().capturedAt(), last.info().arrivedAt()).abs())
                    .isLessThan(Duration.ofSeconds(2));
            assertThat(driver.statuses()).containsExactly(HealthStatus.ONLINE);
        }
    }

    @Test
    void keepsWhatItReceivesAsItComes(@TempDir Path folder) throws Exception {
        // Given
        RecordingPlan plan =
                new RecordingPlan(
                        new RecordingConfig(
                                true, Duration.ofHours(1), 100, Duration.ofMillis(500), true),
                        folder.toString(),
                        0,
                        false);
        CameraConfig config = Configs.url(server.url()).make();
        FolderSegments kept = plan.segmentsOf(config.name());
        Instant before = Instant.now();
        // When
        try (ReaderDriver driver =
                ReaderDriver.start(new CameraInput(config, Configs.SMALL, plan))) {
            driver.until(() -> count(kept) >= 3);
        }
        // Then
        Instant last = before.minusSeconds(5);
        for (SegmentName segment : kept.names()) {
            assertThat(segment.start()).isAfter(last).isBefore(Instant.now().plusSeconds(5));
            last = segment.start();
            try (VideoDecoder video =
                    new VideoDecoder(VideoOptions.file(kept.path(segment).toString()))) {
                video.open();
                int frames = 0;
                while (video.next() != null) {
                    frames++;
                }
                assertThat(frames).isPositive();
                assertThat(video.decodeErrors()).isZero();
            }
        }
    }

    private static int count(FolderSegments segments) {
        try {
            return segments.names().size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long countBySource(ReaderDriver driver, ClockSource source) {
        return driver.frames().stream().filter(f -> f.info().clockSource() == source).count();
    }

    @Test
    void readsDatagramsAndJpeg() {
        // Given
        CameraInput udp = Configs.url(server.url()).name("udp").transport(Transport.UDP).input();
        CameraInput jpeg = Configs.url(server.jpegUrl()).name("jpeg").input();
        // When
        try (ReaderDriver driver = ReaderDriver.start(udp, jpeg)) {
            // Then
            driver.until(
                    () ->
                            driver.framesOf("udp").size() >= 5
                                    && driver.framesOf("jpeg").size() >= 5);
        }
    }

    @Test
    void comesBackByItselfWhenTheCameraDiesWhileOthersGoOn() throws IOException {
        // Given
        CameraInput stable = Configs.url(server.url()).name("stable").input();
        try (RtspServer mortal = RtspServer.open()) {
            CameraInput dying =
                    Configs.url(mortal.url())
                            .name("dying")
                            .offlineAfter(Duration.ofMillis(600))
                            .input();
            try (ReaderDriver driver = ReaderDriver.start(stable, dying)) {
                driver.until(() -> driver.framesOf("dying").size() >= 5);
                // When
                mortal.kill();
                driver.until(() -> statusesOf(driver, "dying").contains(HealthStatus.OFFLINE));
                int others = driver.framesOf("stable").size();
                driver.until(() -> driver.framesOf("stable").size() >= others + 10);
                mortal.start();
                int before = driver.framesOf("dying").size();
                driver.until(() -> driver.framesOf("dying").size() >= before + 5);
                // Then
                assertThat(statusesOf(driver, "dying"))
                        .containsSubsequence(
                                HealthStatus.ONLINE,
                                HealthStatus.RECONNECTING,
                                HealthStatus.OFFLINE,
                                HealthStatus.ONLINE);
                List<Seen> frames = driver.framesOf("dying");
                assertThat(frames.get(before - 1).info().streamEpoch()).isZero();
                assertThat(frames.get(before).info().streamEpoch()).isEqualTo(1);
                assertThat(frames.get(before).info().sequence())
                        .isEqualTo(
                                frames.get(before - 1).info().sequence()
                                        + 1
                                        + frames.get(before).info().droppedBefore());
                assertThat(statusesOf(driver, "stable")).containsOnly(HealthStatus.ONLINE);
            }
        }
    }

    private static List<HealthStatus> statusesOf(ReaderDriver driver, String cameraId) {
        return driver.health().stream()
                .filter(h -> h.cameraId().equals(cameraId))
                .map(CameraHealth::status)
                .toList();
    }

    @Test
    void followsAChangeOfThePicturesSize() throws IOException {
        try (RtspServer changing = RtspServer.open()) {
            // Given
            CameraInput input = Configs.url(changing.url()).input();
            try (ReaderDriver driver = ReaderDriver.start(input)) {
                driver.untilFrames(5);
                // When
                changing.changeSize(640, 360);
                driver.until(() -> last(driver).info().widthPx() == 640);
                int before = driver.frames().size();
                driver.untilFrames(before + 5);
                // Then
                assertThat(last(driver).info().heightPx()).isEqualTo(360);
                assertThat(last(driver).info().streamEpoch()).isZero();
            }
        }
    }

    private static Seen last(ReaderDriver driver) {
        return driver.frames().get(driver.frames().size() - 1);
    }

    @Test
    void noticesThatAStreamFallsSilentAndComesBack() throws IOException {
        try (RtspServer frozen = RtspServer.open()) {
            // Given
            CameraInput input =
                    Configs.url(frozen.url()).readTimeout(Duration.ofMillis(700)).input();
            try (ReaderDriver driver = ReaderDriver.start(input)) {
                driver.untilFrames(5);
                // When
                frozen.freeze();
                driver.untilStatus(HealthStatus.RECONNECTING);
                assertThat(driver.lastHealth().reason()).isEqualTo(HealthReason.TIMEOUT);
                frozen.thaw();
                // Then
                driver.until(() -> last(driver).info().streamEpoch() == 1);
                driver.untilStatus(HealthStatus.ONLINE);
            }
        }
    }

    @Test
    void saysThatACameraStaysSilent() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            // Given
            String url = "rtsp://viewer:swordfish@127.0.0.1:" + silent.getLocalPort() + "/x";
            CameraConfig config =
                    Configs.url(url)
                            .connectTimeout(Duration.ofMillis(400))
                            .offlineAfter(Duration.ofMillis(800))
                            .make();
            CameraInput file =
                    Configs.file(Material.file("videos/store-aisle-detection.mp4"))
                            .name("file")
                            .input();
            // When
            try (ReaderDriver driver =
                    ReaderDriver.start(new CameraInput(config, Configs.SMALL), file)) {
                driver.until(() -> statusesOf(driver, "door").contains(HealthStatus.OFFLINE));
                // Then
                CameraHealth health = driver.lastHealth();
                assertThat(health.reason()).isEqualTo(HealthReason.TIMEOUT);
                assertThat(driver.health().toString()).doesNotContain("swordfish");
                assertThat(driver.framesOf("file")).hasSize(67);
            }
        }
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0)) {
            port = gone.getLocalPort();
        }
        try (ReaderDriver driver =
                ReaderDriver.start(Configs.url("rtsp://127.0.0.1:" + port + "/x").input())) {
            driver.untilStatus(HealthStatus.RECONNECTING);
            assertThat(driver.lastHealth().reason()).isEqualTo(HealthReason.SIGNAL_LOSS);
        }
    }

    @Test
    void saysThatThePasswordIsWrongWithoutSayingThePassword() throws IOException {
        try (RtspServer guarded = RtspServer.protectedBy("viewer", "opensesame")) {
            // Given
            CameraInput wrong =
                    Configs.url(guarded.url("viewer", "swordfish")).name("wrong").input();
            CameraInput right =
                    Configs.url(guarded.url("viewer", "opensesame")).name("right").input();
            // When
            try (LogCapture log = LogCapture.start();
                    ReaderDriver driver = ReaderDriver.start(wrong, right)) {
                driver.until(
                        () ->
                                !statusesOf(driver, "wrong").isEmpty()
                                        && driver.framesOf("right").size() >= 3);
                // Then
                CameraHealth health =
                        driver.health().stream()
                                .filter(h -> h.cameraId().equals("wrong"))
                                .findFirst()
                                .orElseThrow();
                assertThat(health.reason()).isEqualTo(HealthReason.UNAUTHORIZED);
                assertThat(health.detail()).contains("127.0.0.1").contains("401");
                assertThat(driver.health().toString() + log.lines())
                        .contains("401")
                        .doesNotContain("swordfish")
                        .doesNotContain("opensesame");
                assertThat(log.lines()).isNotEmpty();
            }
        }
    }

    @Test
    void saysThatThereIsNoSuchStream() {
        try (ReaderDriver driver = ReaderDriver.start(Configs.url(server.missingUrl()).input())) {
            driver.untilStatus(HealthStatus.RECONNECTING);
            assertThat(driver.lastHealth().reason()).isEqualTo(HealthReason.PROTOCOL_ERROR);
            assertThat(driver.lastHealth().detail()).contains("404");
        }
    }

    @Test
    void reportsHealthAlsoWhenNothingHappens() {
        // Given
        CameraInput input =
                Configs.url("rtsp://127.0.0.1:1/x").healthInterval(Duration.ofMillis(300)).input();
        // When
        try (ReaderDriver driver = ReaderDriver.start(input)) {
            driver.until(() -> driver.health().size() >= 4);
            // Then
            Instant first = driver.health().get(0).at();
            assertThat(Duration.between(first, driver.lastHealth().at()))
                    .isGreaterThan(Duration.ofMillis(600));
        }
    }

    @Test
    void keepsMemoryOverManyReconnects() throws IOException {
        try (RtspServer flaky = RtspServer.open()) {
            // Given
            CameraInput input = Configs.url(flaky.url()).input();
            try (ReaderDriver driver = ReaderDriver.start(input)) {
                reconnect(driver, flaky, 3);
                long before = ProcessMemory.residentBytes();
                // When
                reconnect(driver, flaky, 12);
                // Then
                assertThat(ProcessMemory.residentBytes() - before)
                        .as("bytes after 12 reconnects")
                        .isLessThan(16L << 20);
            }
        }
    }

    private static void reconnect(ReaderDriver driver, RtspServer flaky, int times) {
        driver.untilFrames(1);
        for (int i = 0; i < times; i++) {
            int epoch = last(driver).info().streamEpoch();
            flaky.disconnectAll();
            driver.until(() -> last(driver).info().streamEpoch() > epoch);
        }
    }

    @Test
    void stopsAtOnceWhateverItWaitsFor() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            // Given
            String url = "rtsp://127.0.0.1:" + silent.getLocalPort() + "/x";
            ReaderDriver driver = ReaderDriver.start(Configs.url(url).input());
            silent.accept();
            long start = System.nanoTime();
            // When
            driver.close();
            // Then
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(2));
        }
    }
}
