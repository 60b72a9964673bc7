package io.atalaya.console.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.camera.ffmpeg.CameraUrl;
import io.atalaya.schemas.v1.Site;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlurredCamerasTest {
    private static final BlurredCameras CAMERAS =
            new BlurredCameras(
                    List.of(
                            Site.newBuilder()
                                    .addCameras(camera("dock", "10.0.0.7").addBlurredLabels("face"))
                                    .addCameras(camera("gate", "127.0.0.1").addBlurredLabels("car"))
                                    .addCameras(camera("belt", "10.0.0.8"))
                                    .build()));

    @ParameterizedTest
    @CsvSource({
        // by its name
        "dock, rtsp://10.0.0.9/stream1, dock",
        "' Dock', rtsp://10.0.0.9/stream1, dock",
        // by its address, whatever name it has
        "door, rtsp://10.0.0.7/stream1, dock",
        "door, rtsp://viewer:swordfish@10.0.0.7:554/stream1, dock",
        "door, rtsp://10.0.0.7/live?subtype=1&channel=1, dock",
        // another stream of it, and a still picture
        "door, rtsp://10.0.0.7/stream2, dock",
        "door, http://10.0.0.7/snapshot.jpg, dock",
        // the machine itself under another name
        "door, rtsp://localhost:8554/gate, gate",
        "door, rtsp://0.0.0.0:8554/gate, gate",
        "door, 'rtsp://[::1]:8554/gate', gate",
        // those that nobody blurs
        "belt, rtsp://10.0.0.8/stream1,",
        "door, rtsp://10.0.0.70/stream1,",
        "door, /videos/10.0.0.7,",
    })
    void areKnownByNameAndByWhereTheyLead(String name, String url, String camera) {
        assertThat(
                        CAMERAS.concerning(name, CameraUrl.parse(url))
                                .map(Site.Camera::getSensorId)
                                .orElse(null))
                .isEqualTo(camera);
    }

    @Test
    void aFileIsTheSameUnderEachOfItsPaths(@TempDir Path folder) throws Exception {
        Path clip = Files.createFile(folder.resolve("cell.mp4"));
        Path link = Files.createSymbolicLink(folder.resolve("another.mp4"), clip);
        Path other = Files.createFile(folder.resolve("belt.mp4"));
        var cameras =
                new BlurredCameras(
                        List.of(
                                Site.newBuilder()
                                        .addCameras(
                                                camera("cell", origin(clip))
                                                        .addBlurredLabels("person"))
                                        .build()));
        for (String path : List.of("file://" + clip, link.toString(), folder + "/./cell.mp4")) {
            assertThat(cameras.concerning("spare", CameraUrl.parse(path))).as(path).isPresent();
        }
        assertThat(cameras.concerning("spare", CameraUrl.parse(other.toString()))).isEmpty();
    }

    /** A job of an earlier version tells no origin. */
    @Test
    void oneWithoutAnOriginIsKnownByItsName() {
        var cameras =
                new BlurredCameras(
                        List.of(
                                Site.newBuilder()
                                        .addCameras(camera("dock", "").addBlurredLabels("face"))
                                        .build()));
        assertThat(cameras.concerning("dock", CameraUrl.parse("rtsp://10.0.0.7/"))).isPresent();
        assertThat(cameras.concerning("door", CameraUrl.parse("rtsp://10.0.0.7/"))).isEmpty();
    }

    private static String origin(Path file) {
        return CameraUrl.parse(file.toString()).origin();
    }

    private static Site.Camera.Builder camera(String name, String origin) {
        return Site.Camera.newBuilder().setSensorId(name).setOrigin(origin);
    }
}
