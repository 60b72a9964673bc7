package io.atalaya.operators.camera;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Holds a file's frames back until their time has come, counted from the first. */
final class Pace {
    /** The way to wait; a seam for tests. */
    interface Sleeper {
        void sleep(Duration time) throws InterruptedException;
    }

    private final Sleeper sleeper;
    private final LongSupplier nanoTime;
    private @Nullable Duration firstTime;
    private long firstNanos;

    Pace(Sleeper sleeper, LongSupplier nanoTime) {
        this.sleeper = sleeper;
        this.nanoTime = nanoTime;
    }

    static Pace realtime() {
        return new Pace(Pace::sleep, System::nanoTime);
    }

    /** The way of production; interrupting the thread ends it. */
    static void sleep(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    void await(Duration time) throws InterruptedException {
        if (firstTime == null) {
            firstTime = time;
            firstNanos = nanoTime.getAsLong();
            return;
        }
        long due = firstNanos + time.minus(firstTime).toNanos();
        long left = due - nanoTime.getAsLong();
        if (left > 0) {
            sleeper.sleep(Duration.ofNanos(left));
        }
    }
}
