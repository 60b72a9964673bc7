package io.atalaya.pipeline.runtime;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job on a Flink that lives in this process. It starts from the newest checkpoint in its {@link
 * StateDirectory} where there is one, {@link #stop stops} with a savepoint, and clears the
 * directory when all inputs have ended, so that a process killed at any moment goes on where it
 * was.
 */
public final class EmbeddedJob {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedJob.class);

    /** How often is looked whether the job starts again, for which it waits a second and more. */
    private static final Duration LOOK = Duration.ofMillis(500);

    private final StateDirectory state;
    private final JobClient client;
    private volatile boolean stopping;

    private EmbeddedJob(StateDirectory state, JobClient client) {
        this.state = state;
        this.client = client;
    }

    /**
     * Starts what {@code topology} wires up.
     *
     * @param checkpointInterval how much is done again at most after a crash; zero for no
     *     checkpoints but the one at {@link #stop}
     */
    public static EmbeddedJob start(
            String jobName,
            StateDirectory state,
            Duration checkpointInterval,
            int parallelism,
            Consumer<StreamExecutionEnvironment> topology)
            throws Exception {
        requireNonNull(state, "state is null");
        Optional<Path> from = state.latest();
        Configuration flink = settings(state, checkpointInterval);
        from.ifPresent(
                checkpoint -> {
                    LOG.info("going on from {}", checkpoint);
                    flink.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint.toUri().toString());
                });
        var environment = StreamExecutionEnvironment.createLocalEnvironment(parallelism, flink);
        topology.accept(environment);
        return new EmbeddedJob(state, environment.executeAsync(jobName));
    }

    private static Configuration settings(StateDirectory state, Duration checkpointInterval)
            throws IOException {
        Files.createDirectories(state.checkpoints());
        Files.createDirectories(state.savepoints());
        var flink = new Configuration();
        keepTemporaryFiles(flink, state.temporary());
        flink.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        flink.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, state.checkpoints().toUri().toString());
        if (!checkpointInterval.isZero()) {
            flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpointInterval);
        }
        flink.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 2);
        flink.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        // A camera that was taken out of the configuration must not keep the others from starting.
        flink.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true);
        flink.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        flink.set(RestOptions.BIND_ADDRESS, "localhost");
        flink.set(RestOptions.ADDRESS, "localhost");
        flink.set(RestOptions.BIND_PORT, "0");
        flink.set(TaskManagerOptions.BIND_HOST, "localhost");
        return flink;
    }

    /**
     * Flink lays down jars and buffers of its own, twenty megabytes for each start. Where its
     * process is killed nobody deletes them, so they lie where the next start does.
     */
    private static void keepTemporaryFiles(Configuration flink, Path folder) throws IOException {
        String path = folder.toAbsolutePath().toString();
        // Flink takes these for the end of a path.
        if (!path.contains(",") && !path.contains(File.pathSeparator)) {
            Files.createDirectories(folder);
            flink.set(CoreOptions.TMP_DIRS, path);
            flink.set(WebOptions.TMP_DIR, path);
        }
    }

    /**
     * Stops the sources, lets everything on the way arrive, writes a savepoint and ends the job.
     * The next start goes on from there.
     */
    public void stop(Duration patience) throws IOException, InterruptedException {
        stopping = true;
        CompletableFuture<String> savepoint =
                client.stopWithSavepoint(
                        false, state.savepoints().toUri().toString(), SavepointFormatType.NATIVE);
        try {
            LOG.info("stopped with {}", savepoint.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("no last checkpoint; the next start goes on from the one before", e);
            client.cancel().join();
        }
    }

    /** Ends the job as it is, for whom nothing starts again from here. */
    public void cancel(Duration patience) throws InterruptedException {
        stopping = true;
        try {
            client.cancel().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the job did not confirm its end", e);
        }
    }

    /**
     * Waits for the end.
     *
     * @param restarting called whenever the job has failed and is about to start again
     * @return whether all inputs have ended; false when the job was stopped before
     * @throws ExecutionException when the job failed for good
     */
    public boolean awaitEnd(Runnable restarting)
            throws ExecutionException, InterruptedException, IOException {
        try {
            awaitResult(restarting);
        } catch (ExecutionException failure) {
            if (stopping) {
                return false;
            }
            throw failure;
        }
        if (stopping) {
            return false;
        }
        state.clear();
        return true;
    }

    private void awaitResult(Runnable restarting) throws ExecutionException, InterruptedException {
        CompletableFuture<JobExecutionResult> result = client.getJobExecutionResult();
        boolean told = false;
        while (!isDone(result)) {
            boolean restarts = isRestarting();
            if (restarts && !told) {
                restarting.run();
            }
            told = restarts;
        }
    }

    private static boolean isDone(CompletableFuture<JobExecutionResult> result)
            throws ExecutionException, InterruptedException {
        try {
            result.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** Who asks while the job's cluster goes away gets no answer; its result is there then. */
    private boolean isRestarting() throws InterruptedException {
        try {
            JobStatus status = client.getJobStatus().get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            return status == JobStatus.RESTARTING;
        } catch (ExecutionException | TimeoutException | IllegalStateException e) {
            return false;
        }
    }
}
