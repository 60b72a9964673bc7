package io.atalaya.operators.sensor;

import io.atalaya.operators.source.Backoff;
import io.atalaya.operators.source.Pace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.apache.flink.util.FlinkRuntimeException;
import org.jspecify.annotations.Nullable;

/**
 * One sensor as the task sees it: takes what the sensor's thread left in the queue, and knows the
 * position to go on from.
 *
 * <p>Threads: the task's, but for {@link #tick}.
 */
final class SensorLane {
    /** A second's worth of a busy sensor; a few hundred kilobytes. */
    private static final int CAPACITY = 1024;

    private static final Duration LIVE_TICK = Duration.ofMillis(200);

    // configuration
    private final SensorConfig config;
    private final InstantSource clock;
    private final Runnable onChange;

    // runtime
    private final SignalQueue queue;
    private final SensorFeed feed;
    private final SensorThread thread;
    private final Acknowledgements acknowledgements;
    private final AtomicBoolean tickDue = new AtomicBoolean();
    private Instant nextTick;
    private SensorPosition position;
    private boolean ended;

    SensorLane(
            SensorConfig config,
            SensorSplit split,
            SensorConnection connection,
            SensorSourceMetrics metrics,
            InstantSource clock,
            RandomGenerator random,
            Runnable onChange) {
        this.config = config;
        this.clock = clock;
        this.onChange = onChange;
        this.position = split.position();
        this.ended = split.ended();
        this.nextTick = clock.instant();
        queue = new SignalQueue(CAPACITY, onChange);
        feed = new SensorFeed(config, queue, metrics, clock, position);
        metrics.observe(() -> feed.isOnline() ? 1 : 0);
        acknowledgements = new Acknowledgements(config.isAcknowledgedWithCheckpoints());
        Backoff backoff = new Backoff(config.reconnect(), random);
        thread = new SensorThread(feed, connection, backoff, Pace::sleep, queue);
    }

    void start() {
        if (!ended) {
            thread.start();
        }
    }

    /** The sensor's next; null where nothing waits. */
    @Nullable SensorSignal poll() {
        SignalQueue.Entry entry = queue.poll();
        if (entry == null) {
            ended |= isExhausted();
            boolean tick = !ended && tickDue.getAndSet(false);
            return tick ? SensorSignal.tick(config, feed.eventTime(), clock.instant()) : null;
        }
        if (entry.after() != null) {
            position = entry.after();
        }
        if (entry.onTaken() != null) {
            acknowledgements.taken(entry.onTaken());
        }
        return entry.signal();
    }

    private boolean isExhausted() {
        Throwable mistake = queue.mistake();
        if (mistake != null) {
            throw new FlinkRuntimeException(
                    "sensor " + config.name() + ": its thread ended by an internal error", mistake);
        }
        return queue.isExhausted();
    }

    /** Whether all was handed over and nothing more will come. */
    boolean isEnded() {
        return ended;
    }

    String sensorId() {
        return config.name();
    }

    SensorSplit snapshot(long checkpointId) {
        acknowledgements.snapshot(checkpointId);
        return new SensorSplit(config.name(), position, ended);
    }

    /** Whatever comes, this checkpoint is what a restart goes on from, or a later one. */
    void checkpointComplete(long checkpointId) {
        acknowledgements.complete(checkpointId);
    }

    /** Time has gone on; from the one thread that ticks. */
    void tick() {
        Instant now = clock.instant();
        if (now.isBefore(nextTick)) {
            return;
        }
        nextTick = now.plus(config.isLive() ? LIVE_TICK : config.healthInterval());
        tickDue.set(true);
        onChange.run();
    }

    /** Asks the sensor's thread to end, without waiting for it. */
    void stop() {
        thread.stop();
    }

    /** Waits until the sensor's thread has let go of its connection. */
    void awaitStop() throws InterruptedException {
        thread.join();
    }
}
