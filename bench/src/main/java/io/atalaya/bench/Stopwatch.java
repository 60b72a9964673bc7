package io.atalaya.bench;

import io.atalaya.bench.ResourceClock.Reading;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Counts what a running side finishes in a window of time. */
final class Stopwatch {
    /** How many frames have been finished so far. */
    interface FrameCount {
        long read() throws InterruptedException;
    }

    /** Between the first frame and what counts, at least. */
    private static final Duration SETTLING = Duration.ofSeconds(1);

    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private Stopwatch() {}

    /**
     * Waits until frames flow, lets them settle, and measures.
     *
     * @param warmUp how long frames flow before
     */
    static Measurement measure(FrameCount count, Duration warmUp, Duration window)
            throws InterruptedException {
        awaitFirst(count);
        sleep(SETTLING.plus(warmUp));
        long before = count.read();
        Reading from = ResourceClock.read();
        sleep(window);
        long after = count.read();
        Reading to = ResourceClock.read();
        return Measurement.of(after - before, from, to);
    }

    /** Until the first frame is finished. */
    static void awaitFirst(FrameCount count) throws InterruptedException {
        long givenUp = System.nanoTime() + LONGEST_START.toNanos();
        while (count.read() == 0) {
            if (System.nanoTime() - givenUp > 0) {
                throw new IllegalStateException(
                        "no frame was finished within " + LONGEST_START.toSeconds() + " s");
            }
            sleep(LOOK_AGAIN);
        }
    }

    static void sleep(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }
}
