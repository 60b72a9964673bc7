package io.atalaya.operators.inference;

import io.atalaya.operators.model.ModelInfo;
import io.atalaya.operators.picture.Picture;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A model that runs pictures for whoever submits them, from any thread. Lent by {@link ModelHosts},
 * shared by all subtasks of a process.
 */
public interface ModelHost {
    /** For each run, so that it finds its next batch waiting; more would only make frames older. */
    int BATCHES_PER_RUN = 2;

    ModelInfo model();

    /** How many runs go on at the same time. */
    int parallelRuns();

    /** How many pictures a run takes at most. */
    int batchSize();

    /** How many pictures are run at the same time at most. */
    default int picturesAtOnce() {
        return parallelRuns() * batchSize();
    }

    /** How many frames one subtask has under way at most, running or waiting. */
    default int maxInFlight(ModelConfig config) {
        Integer configured = config.maxInFlight();
        return configured != null ? configured : BATCHES_PER_RUN * picturesAtOnce();
    }

    /** Which execution providers were tried, in order, and what came of it. */
    List<ExecutionProviderAttempt> attempts();

    /** Why the CPU runs a model that was to run on a GPU; empty where all is as asked for. */
    Optional<String> cpuFallback();

    /**
     * Hands a picture over: the host closes it, also when this throws. Waits while the host's queue
     * is full.
     */
    void submit(Picture picture, InferenceCallback callback) throws InterruptedException;

    /** As the other, for callers that want a future. */
    default CompletableFuture<InferenceResult> submit(Picture picture) throws InterruptedException {
        CompletableFuture<InferenceResult> future = new CompletableFuture<>();
        submit(
                picture,
                new InferenceCallback() {
                    @Override
                    public void completed(InferenceResult result) {
                        future.complete(result);
                    }

                    @Override
                    public void failed(Throwable cause) {
                        future.completeExceptionally(cause);
                    }
                });
        return future;
    }
}
