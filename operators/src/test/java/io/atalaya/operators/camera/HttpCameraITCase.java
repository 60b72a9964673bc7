package io.atalaya.operators.camera;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.atalaya.operators.model.ClockSource;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.testing.Material;
import java.awt.Color;
import java.awt.Graphics;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Cameras that send a JPEG after the other over HTTP, and files behind HTTP. */
@Timeout(240)
class HttpCameraITCase {
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @Test
    void readsOneJpegAfterTheOtherAndComesBackWhenTheyEnd() {
        // Given
        server.createContext("/video", exchange -> sendJpegs(exchange, 30));
        CameraInput input = Configs.url(url("/video")).input();
        // When
        try (ReaderDriver driver = ReaderDriver.start(input)) {
            driver.until(
                    () ->
                            !driver.frames().isEmpty()
                                    && driver.frames()
                                                    .get(driver.frames().size() - 1)
                                                    .info()
                                                    .streamEpoch()
                                            >= 1);
            // Then
            assertThat(driver.frames().get(0).info().widthPx()).isEqualTo(64);
            assertThat(driver.frames().get(0).info().clockSource()).isEqualTo(ClockSource.ARRIVAL);
            assertThat(driver.statuses())
                    .containsSubsequence(
                            HealthStatus.ONLINE, HealthStatus.RECONNECTING, HealthStatus.ONLINE);
        }
    }

    private static void sendJpegs(HttpExchange exchange, int count) throws IOException {
        exchange.getResponseHeaders()
                .add("Content-Type", "multipart/x-mixed-replace; boundary=frame");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            for (int i = 0; i < count; i++) {
                byte[] jpeg = jpeg(i);
                String head =
                        "--frame\r\nContent-Type: image/jpeg\r\nContent-Length: "
                                + jpeg.length
                                + "\r\n\r\n";
                body.write(head.getBytes(StandardCharsets.US_ASCII));
                body.write(jpeg);
                body.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                body.flush();
            }
        }
    }

    private static byte[] jpeg(int number) throws IOException {
        BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_3BYTE_BGR);
        Graphics graphics = image.getGraphics();
        graphics.setColor(Color.ORANGE);
        graphics.fillRect(number % 50, 10, 10, 10);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", bytes);
        return bytes.toByteArray();
    }

    @Test
    void readsAFileBehindHttpToItsEnd() throws IOException {
        // Given
        byte[] film = Files.readAllBytes(Material.file("videos/store-aisle-detection.mp4"));
        server.createContext("/film.mp4", exchange -> sendFrom(exchange, film));
        CameraInput input = Configs.url(url("/film.mp4?token=swordfish")).input();
        // When
        try (ReaderDriver driver = ReaderDriver.start(input)) {
            driver.untilEnd();
            // Then
            assertThat(driver.frames()).hasSize(67);
            assertThat(driver.lastHealth().status()).isEqualTo(HealthStatus.ENDED);
        }
    }

    /** Its index lies at the end, so that FFmpeg asks for parts. */
    private static void sendFrom(HttpExchange exchange, byte[] film) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        int start = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-.*", "$1"));
        exchange.getResponseHeaders()
                .add(
                        "Content-Range",
                        "bytes " + start + "-" + (film.length - 1) + "/" + film.length);
        exchange.getResponseHeaders().add("Accept-Ranges", "bytes");
        exchange.sendResponseHeaders(206, film.length - start);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(film, start, film.length - start);
        }
    }

    @Test
    void saysThatTheServerRefuses() {
        // Given
        server.createContext(
                "/video",
                exchange -> {
                    exchange.sendResponseHeaders(403, -1);
                    exchange.close();
                });
        // When
        try (ReaderDriver driver =
                ReaderDriver.start(Configs.url(url("/video?key=swordfish")).input())) {
            driver.untilStatus(HealthStatus.RECONNECTING);
            // Then
            assertThat(driver.lastHealth().reason()).isEqualTo(HealthReason.UNAUTHORIZED);
            assertThat(driver.lastHealth().detail()).doesNotContain("swordfish");
        }
    }
}
