package io.atalaya.operators.anomaly;

import static java.util.Objects.requireNonNull;

/** What a detector says of a sample, and what it must remember for the next one. */
public record Step<M>(M memory, Verdict verdict) {
    public Step {
        requireNonNull(memory, "memory is null");
        requireNonNull(verdict, "verdict is null");
    }
}
