package io.atalaya.operators.camera.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atalaya.operators.picture.ColourOrder;
import io.atalaya.operators.picture.Fit;
import io.atalaya.operators.picture.PictureFormat;
import io.atalaya.operators.picture.PicturePool;
import io.atalaya.operators.testing.Material;
import io.atalaya.operators.testing.ProcessMemory;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.ffprobe;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(240)
class VideoDecoderITCase {
    private static final PictureFormat FORMAT =
            new PictureFormat(160, 160, ColourOrder.BGR, Fit.LETTERBOX_TOP_LEFT, 114);

    /**
     * As FFmpeg 8.0.1's own {@code ffprobe -count_frames} counts them on one thread. Version 5.1
     * counts the same but for the flipped bits, where it also shows 154 damaged pictures.
     */
    @ParameterizedTest
    @CsvSource({
        "videos/bottle-detection.mp4, 1189",
        "videos/bottle-h265.mp4, 300",
        "videos/bottle-mjpeg.avi, 200",
        "videos/mediapipe_AVC720P_AAC.mp4, 180",
        "videos/one-by-one-person-detection.mp4, 1394",
        "videos/person-variable-frame-rate.mp4, 228",
        "videos/store-aisle-detection.mp4, 67",
        "videos/worker-zone-detection.mp4, 71",
        "videos-odd/bbb_642x642_768kbps_30fps_vp9.webm, 90",
        "videos-odd/bbb_800x640_768kbps_30fps_avc_2b_firstpts_10_sec.mp4, 120",
        "videos-odd/bbb_800x640_768kbps_30fps_avc_pyramid_3b.mp4, 120",
        "videos-odd/bottle.h265.bitflips.mp4, 142",
        "videos-odd/decord_corrupted.mp4, 49",
        "videos-odd/gst_large_composition_offset.mp4, 517",
        "videos-odd/long_1080p_lowbitrate.mp4, 10883",
        "videos-odd/sample-with-large-length.avi, 58",
        "videos-odd/sample.avi, 96",
        "videos-odd/sample_12_5fps_720p_1s.mp4, 13",
        "videos-odd/sample_with_invalid_nalu.mp4, 29",
    })
    void decodesAsManyFramesAsFfmpegItself(String file, int expected) throws Exception {
        // Given
        int frames = 0;
        // When
        try (VideoDecoder video = open(Material.file(file))) {
            while (video.next() != null) {
                frames++;
            }
        }
        // Then
        assertThat(frames).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "videos-odd/bottle.h265.bitflips.mp4",
        "videos-odd/decord_corrupted.mp4",
        "videos-odd/sample_with_invalid_nalu.mp4",
        "videos-odd/sample-with-large-length.avi",
        "videos-odd/sample.avi",
        "videos/person-variable-frame-rate.mp4",
    })
    void decodesWhatTheBundledProgramDecodes(String file) throws Exception {
        // Given
        Path path = Material.file(file);
        int expected = countByProgram(path);
        // When
        int frames = times(path).size();
        // Then
        assertThat(frames).isEqualTo(expected);
    }

    private static int countByProgram(Path file) throws Exception {
        String program = Loader.load(ffprobe.class);
        ProcessBuilder builder =
                new ProcessBuilder(
                        program,
                        "-threads",
                        "1",
                        "-v",
                        "quiet",
                        "-count_frames",
                        "-select_streams",
                        "v:0",
                        "-show_entries",
                        "stream=nb_read_frames",
                        "-of",
                        "csv=p=0",
                        file.toString());
        // Beside the program lie libraries that only JavaCPP would find.
        builder.environment().put("LD_LIBRARY_PATH", Path.of(program).getParent().toString());
        Process probe = builder.start();
        try (InputStream out = probe.getInputStream()) {
            String count = new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
            assumeTrue(
                    probe.waitFor() != 127, "skipped: ffprobe needs libxcb, libpulse, libasound");
            return Integer.parseInt(count);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "videos-odd/bottle.truncated60.mp4, moov atom not found",
        "videos-odd/empty.mp4, moov atom not found",
        "videos-odd/garbage.mp4, moov atom not found",
        "videos-odd/sample_malformed_free_box.mp4, moov atom not found",
        "videos/LICENSE.intel-sample-videos, Invalid data",
    })
    void saysWhatIsWrongWithAFileThatIsNoVideo(String file, String why) {
        // Given
        Path path = Material.file(file);
        // When, then
        assertThatThrownBy(() -> open(path).close())
                .isInstanceOfSatisfying(
                        VideoException.class,
                        e -> assertThat(e.failure()).isEqualTo(VideoFailure.UNDECODABLE))
                .hasMessageContaining(path.getFileName().toString())
                .hasMessageContaining(why);
    }

    @Test
    void saysThatAFileIsMissing() {
        assertThatThrownBy(() -> open(Path.of("/nowhere/door.mp4")).close())
                .isInstanceOfSatisfying(
                        VideoException.class,
                        e -> assertThat(e.failure()).isEqualTo(VideoFailure.NOT_FOUND));
    }

    @Test
    void startsAtTheFilesOwnFirstTimestamp() throws Exception {
        List<Duration> times =
                times(
                        Material.file(
                                "videos-odd/bbb_800x640_768kbps_30fps_avc_2b_firstpts_10_sec.mp4"));
        assertThat(times.get(0)).isEqualTo(Duration.ofSeconds(10));
        assertThat(times.get(3)).isEqualTo(Duration.ofMillis(10_100));
        assertThat(times).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void keepsTheGapsOfAVariableFrameRate() throws Exception {
        List<Duration> times = times(Material.file("videos/person-variable-frame-rate.mp4"));
        assertThat(times.get(0)).isEqualTo(Duration.ofMillis(100));
        assertThat(times.get(227)).isEqualTo(Duration.ofMillis(39_900));
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            gaps.add(times.get(i).minus(times.get(i - 1)));
        }
        assertThat(gaps)
                .contains(Duration.ofMillis(100), Duration.ofMillis(800))
                .allMatch(gap -> gap.compareTo(Duration.ofMillis(100)) >= 0)
                .allMatch(gap -> gap.compareTo(Duration.ofMillis(800)) <= 0);
    }

    @Test
    void readsWhenTheContainerWasMade() throws Exception {
        try (VideoDecoder video = open(Material.file("videos/mediapipe_AVC720P_AAC.mp4"))) {
            assertThat(video.creationTime()).contains(Instant.parse("2014-05-28T21:05:20Z"));
        }
    }

    @Test
    void keepsNativeMemoryWhenVideosComeAndGo() throws Exception {
        // Given
        Path file = Material.file("videos/store-aisle-detection.mp4");
        decodeOften(file, 20);
        long before = ProcessMemory.residentBytes();
        // When
        decodeOften(file, 100);
        // Then
        long grown = ProcessMemory.residentBytes() - before;
        assertThat(grown).as("bytes after 100 videos").isLessThan(24L << 20);
        assertThat(Interrupts.watched()).isZero();
    }

    private static void decodeOften(Path file, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            PicturePool pool = new PicturePool(FORMAT);
            try (VideoDecoder video = open(file)) {
                for (int frame = 0; frame < 10; frame++) {
                    video.next();
                    video.scaleTo(FORMAT, pool).close();
                }
            }
        }
    }

    @Test
    void givesUpOnAServerThatStaysSilent() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            // Given
            VideoOptions options = camera(silent, Duration.ofMillis(300));
            long start = System.nanoTime();
            // When
            VideoException failure = failureOf(new VideoDecoder(options));
            // Then
            assertThat(failure.failure()).isEqualTo(VideoFailure.TIMEOUT);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(250), Duration.ofSeconds(3));
            assertThat(failure).hasMessageNotContaining("swordfish");
        }
    }

    @Test
    void canBeCancelledByAnotherThread() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            // Given
            VideoDecoder video = new VideoDecoder(camera(silent, Duration.ofSeconds(50)));
            Thread other =
                    new Thread(
                            () -> {
                                try {
                                    silent.accept();
                                    video.cancel();
                                } catch (IOException e) {
                                    throw new AssertionError(e);
                                }
                            });
            other.start();
            long start = System.nanoTime();
            // When
            VideoException failure = failureOf(video);
            // Then
            assertThat(failure.failure()).isEqualTo(VideoFailure.CANCELLED);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(5));
            other.join();
        }
    }

    private static VideoOptions camera(ServerSocket server, Duration connectTimeout) {
        return new VideoOptions(
                CameraUrl.parse("rtsp://u:swordfish@127.0.0.1:" + server.getLocalPort() + "/x"),
                Transport.TCP,
                true,
                HardwareDecoding.OFF,
                connectTimeout,
                Duration.ofSeconds(1));
    }

    private static VideoException failureOf(VideoDecoder video) {
        try (video) {
            video.open();
        } catch (VideoException e) {
            return e;
        }
        throw new AssertionError("it opened");
    }

    @Test
    void asksForHardwareAndSaysWhyThereIsNone() throws Exception {
        // Given
        Path file = Material.file("videos/bottle-detection.mp4");
        try (VideoDecoder video = new VideoDecoder(hardware(file, HardwareDecoding.AUTO))) {
            // When
            video.open();
            // Then
            assertThat(video.decoderName().equals("h264_cuvid"))
                    .isNotEqualTo(video.fallbackReason().isPresent());
            assertThat(video.next()).isNotNull();
        }
    }

    private static VideoOptions hardware(Path file, HardwareDecoding mode) {
        return new VideoOptions(
                CameraUrl.parse(file.toString()),
                Transport.TCP,
                false,
                mode,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
    }

    private static VideoDecoder open(Path file) throws VideoException {
        VideoDecoder video = new VideoDecoder(VideoOptions.file(file.toString()));
        try {
            video.open();
            return video;
        } catch (VideoException e) {
            video.close();
            throw e;
        }
    }

    private static List<Duration> times(Path file) throws VideoException {
        List<Duration> times = new ArrayList<>();
        try (VideoDecoder video = open(file)) {
            VideoFrame frame = video.next();
            while (frame != null) {
                times.add(frame.time());
                frame = video.next();
            }
        }
        return times;
    }
}
