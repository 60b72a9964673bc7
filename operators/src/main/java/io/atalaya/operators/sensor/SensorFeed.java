package io.atalaya.operators.sensor;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.OffTaskThread;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Where a connection hands over what comes, and tells how it does. For any thread. */
@OffTaskThread
public final class SensorFeed {
    private final SensorConfig config;
    private final SignalQueue queue;
    private final SensorSourceMetrics metrics;
    private final InstantSource clock;
    private final SensorPosition restored;
    // Of a file: how far its time has come.
    private volatile Instant fileTime;
    private volatile boolean online;
    private volatile @Nullable Instant onlineSince;
    private boolean wasOnline;

    SensorFeed(
            SensorConfig config,
            SignalQueue queue,
            SensorSourceMetrics metrics,
            InstantSource clock,
            SensorPosition restored) {
        this.config = config;
        this.queue = queue;
        this.metrics = metrics;
        this.clock = clock;
        this.restored = restored;
        this.fileTime = timeOf(restored, config);
    }

    private static Instant timeOf(SensorPosition position, SensorConfig config) {
        return position.last() == null || position.shift() == null
                ? config.configuredStart().orElse(Instant.EPOCH)
                : position.last().plus(position.shift());
    }

    public SensorConfig config() {
        return config;
    }

    /** Where a restart goes on. */
    public SensorPosition restored() {
        return restored;
    }

    /** The machine's time. */
    public Instant now() {
        return clock.instant();
    }

    /** The sensor's present in event time. */
    public Instant eventTime() {
        return config.isLive() ? now() : fileTime;
    }

    /** Hands a message over; waits while the job is behind. */
    public void put(SensorSignal signal) throws InterruptedException {
        queue.put(signal, null, null);
    }

    /**
     * Hands a message over; waits while the job is behind.
     *
     * @param onTaken called in the task's thread when the job has taken it, or where the sensor is
     *     acknowledged with checkpoints, when one is complete that holds it
     */
    public void put(SensorSignal signal, Runnable onTaken) throws InterruptedException {
        queue.put(signal, null, onTaken);
    }

    /** Hands a message over, and where its input is behind it; waits while the job is behind. */
    public void put(SensorSignal signal, SensorPosition after) throws InterruptedException {
        queue.put(signal, after, null);
    }

    /** Hands a message over that nobody can hold back; while the job is behind it is dropped. */
    public void offer(SensorSignal signal) {
        if (!queue.offer(signal)) {
            metrics.messageDropped();
        }
    }

    /** The sensor says that it could not keep something of what comes before its next message. */
    public void missed() {
        metrics.messageDropped();
        queue.missed();
    }

    /** A file's time has come so far. */
    public void advanceTo(Instant time) {
        if (time.isAfter(fileTime)) {
            fileTime = time;
        }
    }

    /** The connection stands. */
    public synchronized void online() {
        if (online) {
            return;
        }
        if (wasOnline) {
            metrics.reconnected();
        }
        online = true;
        wasOnline = true;
        onlineSince = clock.instant();
        tell(HealthStatus.ONLINE, HealthReason.NONE, "connected");
    }

    /** The connection stands, and the sensor behind it is gone; it may come back by itself. */
    public synchronized void away(HealthReason reason, String detail) {
        online = false;
        tell(HealthStatus.RECONNECTING, reason, detail);
    }

    boolean isOnline() {
        return online;
    }

    synchronized void connecting() {
        tell(HealthStatus.RECONNECTING, HealthReason.NONE, "connecting");
    }

    /** How long the connection stood that is lost now. */
    synchronized Duration lost(SensorException why) {
        online = false;
        Instant since = onlineSince;
        onlineSince = null;
        HealthStatus status = config.isLive() ? HealthStatus.RECONNECTING : HealthStatus.OFFLINE;
        tell(status, why.reason(), SensorUrl.redact(why.problem()));
        return since == null ? Duration.ZERO : Duration.between(since, clock.instant());
    }

    synchronized void ended() {
        online = false;
        tell(HealthStatus.ENDED, HealthReason.NONE, "read to its end");
    }

    private void tell(HealthStatus status, HealthReason reason, String detail) {
        requireNonNull(status, "status is null");
        queue.tell(SensorSignal.connection(config, eventTime(), now(), status, reason, detail));
    }
}
