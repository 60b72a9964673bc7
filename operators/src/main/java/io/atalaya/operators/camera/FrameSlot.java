package io.atalaya.operators.camera;

import io.atalaya.operators.OffTaskThread;
import io.atalaya.operators.picture.CapturedFrame;
import io.atalaya.operators.picture.HealthSignal;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Between a camera's thread and the task: a bounded queue in the camera's order. For a live camera
 * one frame at most waits, and a newer one takes its place; for a file the camera's thread waits
 * until there is room.
 */
final class FrameSlot {
    // While the job stands still a camera may come and go; word of the oldest changes is let go.
    private static final int MOST_HEALTH_SIGNALS = 64;

    private final int capacity;
    private final boolean newestWins;
    private final Runnable onChange;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final ArrayDeque<SlotEntry> entries = new ArrayDeque<>();
    private Losses pending = Losses.NONE;
    private int frames;
    private boolean finished;
    private boolean closed;
    private @Nullable Throwable bug;

    private FrameSlot(int capacity, boolean newestWins, Runnable onChange) {
        this.capacity = capacity;
        this.newestWins = newestWins;
        this.onChange = onChange;
    }

    static FrameSlot newestWins(Runnable onChange) {
        return new FrameSlot(1, true, onChange);
    }

    static FrameSlot lossless(int capacity, Runnable onChange) {
        return new FrameSlot(capacity, false, onChange);
    }

    /** Takes the frame over, also its picture; may wait for room. */
    @OffTaskThread
    void offer(CapturedFrame frame, CameraPosition after) throws InterruptedException {
        boolean taken = false;
        lock.lock();
        try {
            while (!newestWins && frames >= capacity && !closed) {
                room.await();
            }
            if (!closed) {
                add(frame, after);
                taken = true;
            }
        } finally {
            lock.unlock();
            if (!taken) {
                frame.picture().close();
            }
        }
        onChange.run();
    }

    private void add(CapturedFrame frame, CameraPosition after) {
        if (frames >= capacity) {
            removeFirst(true);
            frames--;
        }
        add(new SlotEntry(frame, after, Losses.NONE));
        frames++;
    }

    /** A frame that is not wanted was decoded. */
    @OffTaskThread
    void skip() {
        lock.lock();
        try {
            pending = pending.plus(new Losses(1, 0));
        } finally {
            lock.unlock();
        }
    }

    /** Never waits. */
    @OffTaskThread
    void offer(HealthSignal health) {
        lock.lock();
        try {
            if (closed || finished) {
                return;
            }
            if (entries.size() - frames >= MOST_HEALTH_SIGNALS) {
                removeFirst(false);
            }
            add(new SlotEntry(health, null, Losses.NONE));
        } finally {
            lock.unlock();
        }
        onChange.run();
    }

    private void add(SlotEntry entry) {
        entries.addLast(entry.withLosses(pending));
        pending = Losses.NONE;
    }

    /** What is removed leaves its losses, and itself where it is a frame, to what comes next. */
    private void removeFirst(boolean frame) {
        ArrayDeque<SlotEntry> before = new ArrayDeque<>();
        SlotEntry entry = entries.removeFirst();
        while (entry.isFrame() != frame) {
            before.addLast(entry);
            entry = entries.removeFirst();
        }
        entry.discard();
        Losses left = entry.losses().plus(frame ? new Losses(0, 1) : Losses.NONE);
        SlotEntry next = entries.pollFirst();
        if (next == null) {
            pending = left.plus(pending);
        } else {
            entries.addFirst(next.withLosses(left));
        }
        while (!before.isEmpty()) {
            entries.addFirst(before.removeLast());
        }
    }

    /** Nothing more will be offered. */
    @OffTaskThread
    void finish() {
        lock.lock();
        try {
            finished = true;
        } finally {
            lock.unlock();
        }
        onChange.run();
    }

    /** The camera's thread ended by a mistake of ours, which the job must hear of. */
    @OffTaskThread
    void finish(Throwable mistake) {
        lock.lock();
        try {
            bug = mistake;
            finished = true;
        } finally {
            lock.unlock();
        }
        onChange.run();
    }

    /** The next in the camera's order; null where nothing waits. */
    @Nullable SlotEntry poll() {
        lock.lock();
        try {
            SlotEntry entry = entries.pollFirst();
            if (entry != null && entry.isFrame()) {
                frames--;
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

    @Nullable Throwable mistake() {
        lock.lock();
        try {
            return bug;
        } finally {
            lock.unlock();
        }
    }

    /** Lets go of all that waits; idempotent. */
    void close() {
        lock.lock();
        try {
            closed = true;
            entries.forEach(SlotEntry::discard);
            entries.clear();
            frames = 0;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
