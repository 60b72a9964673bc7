package io.atalaya.operators.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atalaya.operators.camera.ffmpeg.VideoException;
import io.atalaya.operators.camera.virtual.VirtualCameras;
import io.atalaya.operators.model.HealthStatus;
import java.awt.Color;
import java.awt.Graphics;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A clip that plays as a camera, read as one. */
@Timeout(240)
class VirtualCameraITCase {
    private static final int CLIP_FRAMES = 10;
    private static final InetSocketAddress ANYWHERE =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir Path folder;

    private VirtualCameras cameras;

    @BeforeEach
    void serve() throws Exception {
        cameras = VirtualCameras.serve(List.of(clip("belt 1.mjpeg"), clip("cell.mjpeg")), ANYWHERE);
    }

    @AfterEach
    void close() {
        cameras.close();
    }

    /** JPEGs one after another, which FFmpeg plays at 25 frames a second. */
    private Path clip(String name) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < CLIP_FRAMES; i++) {
                var image = new BufferedImage(640, 360, BufferedImage.TYPE_3BYTE_BGR);
                Graphics graphics = image.getGraphics();
                graphics.setColor(Color.ORANGE);
                graphics.fillRect(40 * i, 100, 80, 80);
                graphics.dispose();
                ImageIO.write(image, "jpg", out);
            }
        }
        return file;
    }

    private CameraInput input(int stream) {
        return Configs.url(cameras.streams().get(stream).url()).name("door-" + stream).input();
    }

    @Test
    void isReadAsACameraAndGoesOnAtItsEnd() {
        try (ReaderDriver driver = ReaderDriver.start(input(0))) {
            driver.untilFrames(3 * CLIP_FRAMES);

            assertThat(driver.frames().get(0).info().widthPx()).isEqualTo(640);
            assertThat(driver.frames())
                    .extracting(frame -> frame.info().streamEpoch())
                    .containsOnly(0);
            assertThat(driver.statuses()).containsOnly(HealthStatus.ONLINE);
        }
    }

    @Test
    void twoAreServedAtATimeAndMayLookAtTheSame() {
        try (ReaderDriver one = ReaderDriver.start(input(0), input(1));
                ReaderDriver other = ReaderDriver.start(input(0))) {
            one.until(() -> one.framesOf("door-0").size() >= 5);
            one.until(() -> one.framesOf("door-1").size() >= 5);
            other.untilFrames(5);

            assertThat(other.framesOf("door-0")).hasSizeGreaterThanOrEqualTo(5);
        }
    }

    /** Its window of TCP fills up, and then the server's thread stands still. */
    @Test
    void aViewerThatHangsHoldsNobodyUp() throws Exception {
        URI url = URI.create(cameras.streams().get(0).url());
        try (Socket hanging = new Socket()) {
            hanging.setReceiveBufferSize(1024);
            hanging.connect(new InetSocketAddress(url.getHost(), url.getPort()));
            hanging.getOutputStream()
                    .write(
                            "GET %s HTTP/1.1\r\nHost: test\r\n\r\n"
                                    .formatted(url.getRawPath())
                                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(hanging.getInputStream().read()).isPositive();
            try (ReaderDriver driver = ReaderDriver.start(input(0))) {
                driver.untilFrames(5 * CLIP_FRAMES);

                assertThat(driver.lastHealth().status()).isEqualTo(HealthStatus.ONLINE);
            }
        }
    }

    @Test
    void aPageShowsThemAll() throws Exception {
        String page = get(cameras.url()).body();

        assertThat(page)
                .contains("<img src=\"/belt-1.mjpeg\"")
                .contains(cameras.streams().get(1).url());
    }

    @Test
    void namesWhatThereIsWhereAStreamIsNot() throws Exception {
        HttpResponse<String> answer = get(cameras.url() + "dor.mjpeg");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("belt-1, cell");
    }

    private static HttpResponse<String> get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url)).build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void closingEndsTheStreams() throws Exception {
        InputStream stream = URI.create(cameras.streams().get(0).url()).toURL().openStream();
        assertThat(stream.read()).isEqualTo('-');

        cameras.close();

        assertThat(endsAfterAll(stream)).isTrue();
    }

    /** In the middle of a picture or behind it. */
    private static boolean endsAfterAll(InputStream stream) {
        try {
            return stream.readAllBytes().length > 0;
        } catch (IOException cutOff) {
            return true;
        }
    }

    @Test
    void refusesWhatIsNoVideo() throws Exception {
        Path page = Files.writeString(folder.resolve("page.mp4"), "<html>not here</html>");

        assertThatThrownBy(() -> VirtualCameras.serve(List.of(page), ANYWHERE))
                .isInstanceOf(VideoException.class)
                .hasMessageContaining("page.mp4");
    }

    @Test
    void filesOfOneNameAreTwoStreams() throws Exception {
        Path other = Files.createDirectories(folder.resolve("other")).resolve("cell.mjpeg");
        Files.copy(folder.resolve("cell.mjpeg"), other);
        try (var two =
                VirtualCameras.serve(List.of(folder.resolve("cell.mjpeg"), other), ANYWHERE)) {
            assertThat(two.streams())
                    .extracting(VirtualCameras.Stream::name)
                    .containsExactly("cell", "cell-2");
        }
    }
}
