package io.atalaya.operators.sensor.opcua;

import io.atalaya.operators.OffTaskThread;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.jspecify.annotations.Nullable;

/**
 * Between the client's thread and the sensor's. The client asks the server for more only when what
 * came was put here, so that who waits for room holds the server back.
 */
final class ChangeInbox implements AutoCloseable {
    private static final int CAPACITY = 256;
    private static final long LOOK_EVERY_MILLIS = 100;

    private final BlockingQueue<Change> changes = new ArrayBlockingQueue<>(CAPACITY);
    private volatile @Nullable String lostBy;
    private volatile boolean closed;

    /** What the server said of a value, and when that came. */
    record Change(MonitoredValue value, DataValue data, Instant arrivedAt) {}

    /** Waits for room, as long as somebody may take from here. */
    @OffTaskThread
    void put(Change change) {
        try {
            while (!closed && !changes.offer(change, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                // Then whether anybody still takes is looked at again.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The session is of no more use. */
    @OffTaskThread
    void lose(String why) {
        lostBy = why;
    }

    /** Why nothing more will come, once that is so. */
    Optional<String> lostBy() {
        return Optional.ofNullable(lostBy);
    }

    /** The next; nothing where none comes in time. */
    Optional<Change> take(Duration patience) throws InterruptedException {
        return Optional.ofNullable(changes.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
        closed = true;
    }
}
