package io.atalaya.pipeline.cli.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

/** Whether the embedded broker could listen. */
final class PortCheck {
    private final int port;

    PortCheck(int port) {
        this.port = port;
    }

    List<Finding> findings() {
        String subject = "port " + port;
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return List.of(Finding.ok(subject, "free on " + socket.getInetAddress()));
        } catch (IOException e) {
            return List.of(
                    Finding.warn(
                            subject,
                            "in use, or not allowed: " + e.getMessage(),
                            "stop what listens there (ss -ltnp), or choose another: --port N"));
        }
    }
}
