package io.atalaya.operators.sensor;

import io.atalaya.operators.OffTaskThread;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Between a sensor's thread and the task: a bounded queue in the sensor's order. Who can hold the
 * sensor back waits for room; who cannot lets the message go, and that is counted.
 */
final class SignalQueue {
    /** Word of the connection never waits; while the job stands still the oldest is let go. */
    private static final int MOST_WORDS = 64;

    private final int capacity;
    private final Runnable onChange;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private int words;
    private long lost;
    private boolean finished;
    private boolean closed;
    private @Nullable Throwable bug;

    /**
     * What waits.
     *
     * @param after where the sensor is when this was handed over; null where that does not change
     * @param onTaken for when the task has taken it; null where nobody wants to know
     */
    record Entry(SensorSignal signal, @Nullable SensorPosition after, @Nullable Runnable onTaken) {}

    SignalQueue(int capacity, Runnable onChange) {
        this.capacity = capacity;
        this.onChange = onChange;
    }

    /**
     * Waits until there is room.
     *
     * @throws InterruptedException also where the queue was closed: nobody will make room again
     */
    @OffTaskThread
    void put(SensorSignal signal, @Nullable SensorPosition after, @Nullable Runnable onTaken)
            throws InterruptedException {
        lock.lock();
        try {
            while (entries.size() - words >= capacity && !closed) {
                room.await();
            }
            if (closed) {
                throw new InterruptedException("the queue is closed");
            }
            add(signal, after, onTaken);
        } finally {
            lock.unlock();
        }
        onChange.run();
    }

    /** Takes it where there is room, and never waits. */
    @OffTaskThread
    boolean offer(SensorSignal signal) {
        lock.lock();
        try {
            if (entries.size() - words >= capacity) {
                lost++;
                return false;
            }
            add(signal, null, null);
        } finally {
            lock.unlock();
        }
        onChange.run();
        return true;
    }

    /** Something was lost before it came here. */
    @OffTaskThread
    void missed() {
        lock.lock();
        try {
            lost++;
        } finally {
            lock.unlock();
        }
    }

    private void add(
            SensorSignal signal, @Nullable SensorPosition after, @Nullable Runnable onTaken) {
        if (closed) {
            return;
        }
        entries.addLast(new Entry(lost == 0 ? signal : signal.withLost(lost), after, onTaken));
        lost = 0;
    }

    /** Word of the connection; never waits. */
    @OffTaskThread
    void tell(SensorSignal word) {
        lock.lock();
        try {
            if (closed || finished) {
                return;
            }
            if (words >= MOST_WORDS) {
                removeOldestWord();
            }
            entries.addLast(new Entry(word, null, null));
            words++;
        } finally {
            lock.unlock();
        }
        onChange.run();
    }

    private void removeOldestWord() {
        for (Entry entry : entries) {
            if (isWord(entry)) {
                entries.remove(entry);
                words--;
                return;
            }
        }
    }

    private static boolean isWord(Entry entry) {
        return entry.signal().kind() == SensorSignal.Kind.CONNECTION;
    }

    /** Nothing more will come. */
    @OffTaskThread
    void finish(@Nullable Throwable mistake) {
        lock.lock();
        try {
            bug = mistake;
            finished = true;
        } finally {
            lock.unlock();
        }
        onChange.run();
    }

    /** The next; null where nothing waits. */
    @Nullable Entry poll() {
        lock.lock();
        try {
            Entry entry = entries.pollFirst();
            if (entry != null && isWord(entry)) {
                words--;
            } else if (entry != null) {
                room.signal();
            }
            return entry;
        } finally {
            lock.unlock();
        }
    }

    /** Whether all was handed over and no more will come. */
    boolean isExhausted() {
        lock.lock();
        try {
            return finished && entries.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** What ended the sensor's thread, where that is a mistake of ours. */
    @Nullable Throwable mistake() {
        lock.lock();
        try {
            return bug;
        } finally {
            lock.unlock();
        }
    }

    /** Lets go of all that waits, and of who waits for room; idempotent. */
    void close() {
        lock.lock();
        try {
            closed = true;
            entries.clear();
            words = 0;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
