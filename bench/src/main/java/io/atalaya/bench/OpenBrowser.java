package io.atalaya.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Asks of a console what a browser does that shows its wall of cameras: the events of the page and
 * of the list of alerts, and of each preview that is told of its picture with what was found in it.
 * Nothing is drawn.
 */
final class OpenBrowser implements AutoCloseable {
    private static final String OF_ALERTS = "alerts,broker,hello,reset";
    private static final String OF_WALL = "detections,previews,health,hello,reset";
    private static final int STREAMS = 2;

    private final URI console;
    private final ExecutorService threads = Executors.newFixedThreadPool(STREAMS);
    private final AtomicLong pictures = new AtomicLong();
    private volatile boolean closed;

    private OpenBrowser(URI console) {
        this.console = console;
    }

    static OpenBrowser at(URI console) {
        OpenBrowser browser = new OpenBrowser(console);
        browser.threads.execute(() -> browser.listen(OF_ALERTS));
        browser.threads.execute(() -> browser.listen(OF_WALL));
        return browser;
    }

    /** Pictures that came so far. */
    long numPictures() {
        return pictures.get();
    }

    private void listen(String channels) {
        try (BufferedReader events = open("/api/v1/events?channels=" + channels)) {
            String event = "";
            String line = events.readLine();
            while (line != null && !closed) {
                if (line.startsWith("event:")) {
                    event = line.substring("event:".length()).strip();
                } else if (line.startsWith("data:") && event.equals("previews")) {
                    look(line);
                }
                line = events.readLine();
            }
        } catch (IOException e) {
            // It is closed with its console, in the middle of a line.
            closed = true;
        }
    }

    private void look(String preview) throws IOException {
        int name = preview.indexOf("\"sensorId\":\"") + "\"sensorId\":\"".length();
        String camera = preview.substring(name, preview.indexOf('"', name));
        try (BufferedReader picture = open("/api/v1/live/" + camera)) {
            String line = picture.readLine();
            if (line != null && line.contains("\"picture\"")) {
                pictures.incrementAndGet();
            }
        }
    }

    private BufferedReader open(String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) console.resolve(path).toURL().openConnection();
        return new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
    }
}
