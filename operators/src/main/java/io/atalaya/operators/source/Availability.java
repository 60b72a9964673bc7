package io.atalaya.operators.source;

import java.util.concurrent.CompletableFuture;

/**
 * Wakes the task when a camera or a sensor has something. The task resets it before it looks, so
 * that what comes while it looks is not missed.
 */
public final class Availability {
    private CompletableFuture<Void> future = CompletableFuture.completedFuture(null);

    /** Done when there may be something. */
    public synchronized CompletableFuture<Void> future() {
        return future;
    }

    /** There is nothing now. */
    public synchronized void reset() {
        if (future.isDone()) {
            future = new CompletableFuture<>();
        }
    }

    /** From any thread. */
    public void signal() {
        // Outside the lock: who waits runs on at once.
        future().complete(null);
    }
}
