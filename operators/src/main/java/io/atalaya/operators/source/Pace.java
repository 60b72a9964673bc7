package io.atalaya.operators.source;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Holds what a file tells back until their time has come, counted from the first. */
public final class Pace {
    /** The way to wait; a seam for tests. */
    public interface Sleeper {
        /** Waits for so long. */
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

    /** By the machine's own clock. */
    public static Pace realtime() {
        return new Pace(Pace::sleep, System::nanoTime);
    }

    /** The way of production; interrupting the thread ends it. */
    public static void sleep(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    /** Returns when as much time has passed since the first call as lies between their times. */
    public void await(Duration time) throws InterruptedException {
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
