package io.atalaya.operators.camera.virtual;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.atalaya.operators.OffTaskThread;
import io.atalaya.operators.camera.ffmpeg.VideoException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * An HTTP server whose every clip is a camera: {@code /NAME.mjpeg} sends a JPEG after the other
 * ({@code multipart/x-mixed-replace}), {@code /} shows them all in a browser.
 *
 * <pre>{@code
 * try (var cameras = VirtualCameras.serve(List.of(Path.of("door.mp4")), address)) {
 *     cameras.streams().forEach(stream -> System.out.println(stream.url()));
 * }
 * }</pre>
 *
 * <p>Threads: one for each clip and one for each viewer, so that one that does not read on holds
 * nobody else up; of viewers there are {@value #MOST_VIEWERS} at most.
 */
@OffTaskThread
public final class VirtualCameras implements AutoCloseable {
    static final int MOST_VIEWERS = 64;

    private static final int PATIENCE_AT_CLOSE_SECONDS = 1;
    private static final String BOUNDARY = "picture";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int BUSY = 503;

    private final HttpServer server;
    private final ExecutorService viewers;
    private final Semaphore seats = new Semaphore(MOST_VIEWERS);
    private final Map<String, VirtualCamera> cameras;

    private VirtualCameras(
            HttpServer server, ExecutorService viewers, Map<String, VirtualCamera> cameras) {
        this.server = server;
        this.viewers = viewers;
        this.cameras = cameras;
    }

    /** One clip and where it can be seen. */
    public record Stream(String name, Path file, String url) {}

    /**
     * Starts to serve.
     *
     * @param files that FFmpeg can play
     * @param address with port 0 for any that is free
     * @throws VideoException where a file is no video
     * @throws IOException where the address cannot be used
     */
    public static VirtualCameras serve(List<Path> files, InetSocketAddress address)
            throws IOException, VideoException {
        Map<String, VirtualCamera> cameras = new TreeMap<>();
        ExecutorService viewers = Executors.newCachedThreadPool(VirtualCameras::daemon);
        VirtualCameras ready = null;
        try {
            for (Path file : files) {
                String name = StreamNames.nameOf(file, cameras.keySet());
                cameras.put(name, VirtualCamera.start(name, file));
            }
            HttpServer server = HttpServer.create(address, 0);
            ready = new VirtualCameras(server, viewers, cameras);
            server.createContext("/", ready::answer);
            server.setExecutor(viewers);
            server.start();
            return ready;
        } finally {
            if (ready == null) {
                cameras.values().forEach(VirtualCamera::close);
                viewers.shutdownNow();
            }
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "virtual-camera-viewer");
        thread.setDaemon(true);
        return thread;
    }

    /** In the order of their names. */
    public List<Stream> streams() {
        List<Stream> streams = new ArrayList<>();
        cameras.forEach(
                (name, camera) ->
                        streams.add(
                                new Stream(
                                        name,
                                        camera.file(),
                                        url() + StreamNames.pathOf(name).substring(1))));
        return streams;
    }

    /** The page that shows them all. */
    public String url() {
        InetSocketAddress address = server.getAddress();
        String host =
                address.getAddress().isAnyLocalAddress()
                        ? "localhost"
                        : address.getAddress().getHostAddress();
        return "http://" + host + ":" + address.getPort() + "/";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            VirtualCamera camera = cameras.get(StreamNames.ofPath(path));
            if (!exchange.getRequestMethod().equals("GET")) {
                refuse(exchange, METHOD_NOT_ALLOWED, "only GET is answered here");
            } else if (path.equals("/")) {
                send(exchange, OK, "text/html; charset=utf-8", IndexPage.of(streams()));
            } else if (camera == null) {
                String known = String.join(", ", cameras.keySet());
                refuse(exchange, NOT_FOUND, "no such stream; there are " + known);
            } else if (!seats.tryAcquire()) {
                refuse(exchange, BUSY, "too many viewers");
            } else {
                show(camera, exchange);
            }
        }
    }

    private static void refuse(HttpExchange exchange, int status, String why) throws IOException {
        send(exchange, status, "text/plain; charset=utf-8", why + "\n");
    }

    private static void send(HttpExchange exchange, int status, String type, String text)
            throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Until the viewer goes, which shows when it is written to, or the camera ends. */
    private void show(VirtualCamera camera, HttpExchange exchange) throws IOException {
        camera.enter();
        try {
            exchange.getResponseHeaders()
                    .set("Content-Type", "multipart/x-mixed-replace; boundary=" + BOUNDARY);
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(OK, 0);
            OutputStream body = exchange.getResponseBody();
            VirtualCamera.Picture picture = camera.next(0);
            while (picture != null) {
                write(body, picture.jpeg());
                picture = camera.next(picture.number());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            camera.leave();
            seats.release();
        }
    }

    private static void write(OutputStream body, byte[] jpeg) throws IOException {
        String head =
                "--%s\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n"
                        .formatted(BOUNDARY, jpeg.length);
        body.write(head.getBytes(StandardCharsets.US_ASCII));
        body.write(jpeg);
        body.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        body.flush();
    }

    /** Ends every stream. */
    @Override
    public void close() {
        cameras.values().forEach(VirtualCamera::close);
        server.stop(PATIENCE_AT_CLOSE_SECONDS);
        viewers.shutdownNow();
    }
}
