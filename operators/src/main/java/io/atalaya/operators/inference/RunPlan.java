package io.atalaya.operators.inference;

import static java.util.Objects.requireNonNull;

/**
 * How a host spends the machine.
 *
 * @param threadsPerRun of the library's, for the CPU
 * @param batchSize pictures a run takes at most
 * @param reason the figures it was chosen by
 */
record RunPlan(int parallelRuns, int threadsPerRun, int batchSize, String reason) {
    RunPlan {
        requireNonNull(reason, "reason is null");
        if (parallelRuns < 1 || threadsPerRun < 1 || batchSize < 1) {
            throw new IllegalArgumentException(
                    "a plan needs at least one of each, got parallelRuns="
                            + parallelRuns
                            + " threadsPerRun="
                            + threadsPerRun
                            + " batchSize="
                            + batchSize);
        }
    }
}
