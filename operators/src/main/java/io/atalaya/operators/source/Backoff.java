package io.atalaya.operators.source;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The waits between attempts to reach a lost camera or sensor: doubling, up to a limit, and each
 * between half and the whole of its length at random, so that those behind one switch do not all
 * come at once.
 */
public final class Backoff {
    private final ReconnectConfig config;
    private final RandomGenerator random;
    private Duration next;

    public Backoff(ReconnectConfig config, RandomGenerator random) {
        this.config = config;
        this.random = random;
        this.next = config.initialDelay();
    }

    /** The wait before the next attempt; each call makes the one after it longer. */
    public Duration nextDelay() {
        long whole = next.toNanos();
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(config.maxDelay()) > 0 ? config.maxDelay() : doubled;
        return Duration.ofNanos(whole / 2 + (long) (random.nextDouble() * (whole - whole / 2)));
    }

    /** A stream that did not outlast the wait that would come next has proved nothing. */
    public void streamedFor(Duration time) {
        if (time.compareTo(next) >= 0) {
            next = config.initialDelay();
        }
    }
}
