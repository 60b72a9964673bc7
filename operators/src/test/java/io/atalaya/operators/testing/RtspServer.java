package io.atalaya.operators.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A real RTSP server (GStreamer's) with a moving picture, 20 frames/s. It can be killed, started
 * again on the same port, and told to change the picture's size. Where GStreamer's server is not
 * installed, the test is skipped and says so.
 */
public final class RtspServer implements AutoCloseable {
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    private final List<String> command;
    private final int port;
    private Process process;
    private BufferedReader answers;

    private RtspServer(int port, List<String> command) throws IOException {
        this.port = port;
        this.command = command;
        start();
    }

    /** Anybody may watch. */
    public static RtspServer open() throws IOException {
        return launch();
    }

    /** Only who knows the password may watch. */
    public static RtspServer protectedBy(String user, String password) throws IOException {
        return launch(user, password);
    }

    private static RtspServer launch(String... credentials) throws IOException {
        assumeInstalled();
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(PYTHON.toString());
        command.add(script().toString());
        command.add(Integer.toString(port));
        command.addAll(List.of(credentials));
        return new RtspServer(port, command);
    }

    private static void assumeInstalled() throws IOException {
        boolean there =
                Files.exists(PYTHON)
                        && succeeds(
                                PYTHON.toString(),
                                "-c",
                                "import gi; gi.require_version('GstRtspServer', '1.0');"
                                        + " gi.require_version('Gst', '1.0');"
                                        + " from gi.repository import Gst, GstRtspServer;"
                                        + " Gst.init(None);"
                                        + " assert Gst.ElementFactory.find('x264enc');"
                                        + " assert Gst.ElementFactory.find('rtph264pay')");
        Assumptions.assumeTrue(
                there,
                "skipped: no RTSP server; install gir1.2-gst-rtsp-server-1.0, gstreamer1.0-rtsp,"
                        + " gstreamer1.0-plugins-good and -ugly, python3-gi");
    }

    private static boolean succeeds(String... program) throws IOException {
        Process probe =
                new ProcessBuilder(program)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            return probe.waitFor(30, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Path script() throws IOException {
        URL resource = RtspServer.class.getResource("/rtsp/rtsp_server.py");
        if (resource == null) {
            throw new IOException("rtsp/rtsp_server.py is not among the test resources");
        }
        if (resource.getProtocol().equals("file")) {
            try {
                return Path.of(resource.toURI());
            } catch (URISyntaxException e) {
                throw new IOException(e);
            }
        }
        Path copy = Files.createTempFile("rtsp_server", ".py");
        copy.toFile().deleteOnExit();
        try (var in = resource.openStream()) {
            Files.write(copy, in.readAllBytes());
        }
        return copy;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Starts it again after {@link #kill}, on the same port. */
    public void start() throws IOException {
        process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        answers =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        expect("ready");
    }

    private void expect(String word) throws IOException {
        String answer = answers.readLine();
        if (!word.equals(answer)) {
            throw new IOException("the RTSP server said " + answer + " instead of " + word);
        }
    }

    /** The cable is pulled: no goodbye to anybody. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** It stays connected and says nothing more. */
    public void freeze() throws IOException {
        signal("-STOP");
    }

    /** It goes on where it was frozen. */
    public void thaw() throws IOException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException {
        if (!succeeds("kill", signal, Long.toString(process.pid()))) {
            throw new IOException("cannot send " + signal + " to the RTSP server");
        }
    }

    /** All frames from now on have another size, in the middle of the stream. */
    public void changeSize(int widthPx, int heightPx) {
        tell("move " + widthPx + " " + heightPx);
    }

    /** All clients' connections are closed; they may come back at once. */
    public void disconnectAll() {
        tell("kick");
    }

    private void tell(String order) {
        try {
            OutputStream orders = process.getOutputStream();
            orders.write((order + "\n").getBytes(StandardCharsets.UTF_8));
            orders.flush();
            expect("done");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** H.264, at first of 320x240. */
    public String url() {
        return "rtsp://127.0.0.1:" + port + "/stream";
    }

    /** The same with credentials. */
    public String url(String user, String password) {
        return "rtsp://" + user + ":" + password + "@127.0.0.1:" + port + "/stream";
    }

    /** JPEG instead of H.264. */
    public String jpegUrl() {
        return "rtsp://127.0.0.1:" + port + "/jpeg";
    }

    /** A stream that the server does not have. */
    public String missingUrl() {
        return "rtsp://127.0.0.1:" + port + "/nothing";
    }

    @Override
    public void close() {
        kill();
    }
}
