package io.atalaya.operators.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * Eclipse Mosquitto, a real MQTT broker, in a process of its own on a port of its own; it can be
 * killed and started again. A test is skipped, saying so, where it is not installed.
 */
public final class MosquittoServer implements AutoCloseable {
    private static final List<Path> PLACES =
            List.of(Path.of("/usr/sbin/mosquitto"), Path.of("/usr/bin/mosquitto"));

    private final Path program;
    private final Path folder;
    private final int port;
    private Process process;
    private int tlsPort;

    private MosquittoServer(Path program, Path folder, int port) {
        this.program = program;
        this.folder = folder;
        this.port = port;
    }

    /** For anyone. */
    public static MosquittoServer open(Path folder) throws Exception {
        return start(folder, "allow_anonymous true");
    }

    /** For one user only. */
    public static MosquittoServer guarded(Path folder, String user, String password)
            throws Exception {
        Path passwords = folder.resolve("passwords");
        Files.writeString(passwords, "");
        Process written =
                new ProcessBuilder("mosquitto_passwd", "-b", passwords.toString(), user, password)
                        .redirectErrorStream(true)
                        .start();
        if (!written.waitFor(20, TimeUnit.SECONDS) || written.exitValue() != 0) {
            throw new AssertionError("mosquitto_passwd failed");
        }
        return start(folder, "allow_anonymous false\npassword_file " + passwords);
    }

    /** For anyone, and besides on a port with TLS. */
    public static MosquittoServer encrypted(Path folder, TestAuthority.Issued files)
            throws Exception {
        int port = freePort();
        String listener =
                """
                allow_anonymous true
                listener %d 127.0.0.1
                certfile %s
                keyfile %s
                """
                        .formatted(port, files.certificate(), files.key());
        MosquittoServer server = start(folder, listener);
        server.tlsPort = port;
        return server;
    }

    private static MosquittoServer start(Path folder, String access) throws Exception {
        Path program = PLACES.stream().filter(Files::isExecutable).findFirst().orElse(null);
        Assumptions.assumeTrue(
                program != null, "skipped: mosquitto is missing; install it with apt-get");
        MosquittoServer server = new MosquittoServer(program, folder, freePort());
        Files.writeString(
                folder.resolve("mosquitto.conf"),
                """
                listener %d 127.0.0.1
                user root
                persistence true
                persistence_location %s/
                autosave_interval 1
                autosave_on_changes false
                %s
                """
                        .formatted(server.port, folder, access));
        server.start();
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Starts it again, on the same port, with what it had kept. */
    public void start() throws Exception {
        process =
                new ProcessBuilder(
                                program.toString(),
                                "-c",
                                folder.resolve("mosquitto.conf").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        folder.resolve("mosquitto.log").toFile()))
                        .start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!answers()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new AssertionError(
                        "mosquitto does not start: "
                                + Files.readString(folder.resolve("mosquitto.log")));
            }
            Thread.sleep(20);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends it at once. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends it as an administrator would; it writes down what it keeps. */
    public void stop() throws InterruptedException {
        process.destroy();
        process.waitFor(20, TimeUnit.SECONDS);
    }

    public String tlsUrl() {
        return "mqtts://127.0.0.1:" + tlsPort;
    }

    public String url() {
        return "mqtt://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
