package io.atalaya.operators.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A way to a server on this machine that can freeze: then connections stand, new ones are taken,
 * and nobody answers, as where the server's process is stopped. And it can be cut.
 */
public final class Relay implements AutoCloseable {
    private static final int MANY_BYTES = 64 * 1024;

    private final int target;
    private final ServerSocket entrance;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private boolean frozen;

    private Relay(int target) throws IOException {
        this.target = target;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start("relay-entrance", this::accept);
    }

    /** To a port of this machine. */
    public static Relay to(int port) throws IOException {
        return new Relay(port);
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /** Nothing passes any more, in either direction. */
    public synchronized void freeze() {
        frozen = true;
    }

    /** What waited passes, and all goes on. */
    public synchronized void thaw() {
        frozen = false;
        notifyAll();
    }

    /** Ends all connections; new ones can be made. */
    public void cut() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = entrance.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(client);
                sockets.add(server);
                start("relay-there", () -> pump(client, server));
                start("relay-back", () -> pump(server, client));
            }
        } catch (IOException e) {
            // It was closed.
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] bytes = new byte[MANY_BYTES];
        try (from;
                to) {
            int count = from.getInputStream().read(bytes);
            while (count >= 0) {
                awaitThaw();
                to.getOutputStream().write(bytes, 0, count);
                count = from.getInputStream().read(bytes);
            }
        } catch (IOException e) {
            // One of them was closed, and so both are.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void awaitThaw() throws InterruptedException {
        while (frozen) {
            wait();
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        cut();
        thaw();
    }
}
