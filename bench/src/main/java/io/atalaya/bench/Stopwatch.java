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

    /** Java compiles what runs often while it runs; that ends, and belongs to the start. */
    private static final double COMPILERS_MOST_CORES = 0.02;

    private static final Duration COMPILERS_WINDOW = Duration.ofSeconds(10);
    private static final Duration COMPILERS_MOST = Duration.ofMinutes(2);
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private Stopwatch() {}

    /**
     * Waits until frames flow, lets them settle until Java's compilers are nearly done, and
     * measures.
     *
     * @param warmUp how long frames flow before, at least; where it is none, compilers are not
     *     waited for
     */
    static Measurement measure(FrameCount count, Duration warmUp, Duration window)
            throws InterruptedException {
        awaitFirst(count);
        sleep(SETTLING.plus(warmUp));
        if (!warmUp.isZero()) {
            awaitCompiled();
        }
        long before = count.read();
        Reading from = ResourceClock.read();
        sleep(window);
        long after = count.read();
        Reading to = ResourceClock.read();
        return Measurement.of(after - before, from, to);
    }

    private static void awaitCompiled() throws InterruptedException {
        long givenUp = System.nanoTime() + COMPILERS_MOST.toNanos();
        double cores;
        do {
            Reading from = ResourceClock.read();
            sleep(COMPILERS_WINDOW);
            cores = ResourceClock.read().compilerCoresSince(from);
        } while (cores > COMPILERS_MOST_CORES && System.nanoTime() - givenUp < 0);
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
