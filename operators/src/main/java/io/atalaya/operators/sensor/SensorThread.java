package io.atalaya.operators.sensor;

import io.atalaya.operators.OffTaskThread;
import io.atalaya.operators.source.Backoff;
import io.atalaya.operators.source.Pace;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that reads a sensor; it makes a lost connection again, and again. */
final class SensorThread {
    private static final Logger LOG = LoggerFactory.getLogger(SensorThread.class);
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(5);

    private final SensorFeed feed;
    private final SensorConnection connection;
    private final Backoff backoff;
    private final Pace.Sleeper sleeper;
    private final SignalQueue queue;
    private final Thread thread;

    SensorThread(
            SensorFeed feed,
            SensorConnection connection,
            Backoff backoff,
            Pace.Sleeper sleeper,
            SignalQueue queue) {
        this.feed = feed;
        this.connection = connection;
        this.backoff = backoff;
        this.sleeper = sleeper;
        this.queue = queue;
        this.thread = new Thread(this::work, "sensor-" + feed.config().name());
        thread.setDaemon(true);
    }

    // It has no caller to throw to: what must not happen is handed to the task.
    private void work() {
        try {
            read();
            queue.finish(null);
        } catch (InterruptedException e) {
            // The only one who interrupts is stop(): the thread ends.
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            queue.finish(e);
        }
    }

    @OffTaskThread
    private void read() throws InterruptedException {
        String name = feed.config().name();
        if (feed.config().isLive()) {
            feed.connecting();
        }
        while (true) {
            try {
                connection.run(feed);
                feed.ended();
                return;
            } catch (SensorException e) {
                backoff.streamedFor(feed.lost(e));
                String problem = SensorUrl.redact(e.problem());
                if (!feed.config().isLive()) {
                    LOG.warn("sensor={} ends: {}", name, problem);
                    return;
                }
                Duration delay = backoff.nextDelay();
                LOG.info("sensor={} tries again in {} ms: {}", name, delay.toMillis(), problem);
                sleeper.sleep(delay);
            }
        }
    }

    void start() {
        thread.start();
    }

    /** Ends whatever the thread waits for; idempotent. */
    void stop() {
        thread.interrupt();
        queue.close();
    }

    void join() throws InterruptedException {
        thread.join(LONGEST_FAREWELL.toMillis());
        if (thread.isAlive()) {
            LOG.warn("sensor={}: its thread does not end", feed.config().name());
        }
    }
}
