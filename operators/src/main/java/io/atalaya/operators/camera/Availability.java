package io.atalaya.operators.camera;

import java.util.concurrent.CompletableFuture;

/**
 * Wakes the task when a camera has something. The task resets it before it looks, so that what
 * comes while it looks is not missed.
 */
final class Availability {
    private CompletableFuture<Void> future = CompletableFuture.completedFuture(null);

    synchronized CompletableFuture<Void> future() {
        return future;
    }

    synchronized void reset() {
        if (future.isDone()) {
            future = new CompletableFuture<>();
        }
    }

    /** From any thread. */
    void signal() {
        // Outside the lock: who waits runs on at once.
        future().complete(null);
    }
}
