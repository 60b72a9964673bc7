package io.atalaya.operators.inference;

import io.atalaya.operators.inference.ModelException.Kind;
import io.atalaya.operators.model.ModelInfo;
import io.atalaya.operators.picture.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The host: one queue for all cameras of the process, and as many worker threads as runs go on at
 * the same time. A run that fails fails its pictures alone.
 */
final class SharedModelHost implements ModelHost, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SharedModelHost.class);
    private static final int QUEUED_RUNS = 16;

    private final ModelContract contract;
    private final OpenedModel opened;
    private final ModelInfo info;
    private final BlockingQueue<InferenceRequest> queue;
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean closed;

    SharedModelHost(ModelContract contract, OpenedModel opened) {
        this.contract = contract;
        this.opened = opened;
        this.info = contract.info(opened.provider());
        RunPlan plan = opened.plan();
        this.queue = new ArrayBlockingQueue<>(QUEUED_RUNS * plan.parallelRuns() * plan.batchSize());
        for (int i = 0; i < plan.parallelRuns(); i++) {
            InferenceWorker worker =
                    new InferenceWorker(contract, opened.session(), info, plan.batchSize());
            Thread thread = new Thread(() -> work(worker), "inference-" + info.name() + "-" + i);
            thread.setDaemon(true);
            workers.add(thread);
        }
        workers.forEach(Thread::start);
        LOG.info(
                "model={} opened: {} executionProvider={} parallelRuns={} threadsPerRun={}"
                        + " batchSize={} ({})",
                info.name(),
                contract.describe(),
                opened.provider(),
                plan.parallelRuns(),
                plan.threadsPerRun(),
                plan.batchSize(),
                plan.reason());
    }

    @Override
    public ModelInfo model() {
        return info;
    }

    @Override
    public int parallelRuns() {
        return opened.plan().parallelRuns();
    }

    @Override
    public int batchSize() {
        return opened.plan().batchSize();
    }

    @Override
    public List<ExecutionProviderAttempt> attempts() {
        return opened.attempts();
    }

    @Override
    public Optional<String> cpuFallback() {
        return Optional.of(opened.fallback()).filter(reason -> !reason.isEmpty());
    }

    @Override
    public void submit(Picture picture, InferenceCallback callback) throws InterruptedException {
        InferenceRequest request = new InferenceRequest(picture, callback, System.nanoTime());
        try {
            queue.put(request);
        } catch (InterruptedException e) {
            picture.close();
            throw e;
        }
        // The workers may have gone between the caller's decision and the line above.
        if (closed) {
            failQueued();
        }
    }

    /** Lets runs under way end, fails what waits, and frees the library's memory. */
    @Override
    public void close() {
        closed = true;
        workers.forEach(Thread::interrupt);
        boolean interrupted = false;
        for (Thread worker : workers) {
            interrupted |= joinUninterruptibly(worker);
        }
        failQueued();
        opened.session().close();
        LOG.info("model={} closed", info.name());
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(InferenceWorker worker) {
        List<InferenceRequest> batch = new ArrayList<>();
        try (worker) {
            while (!closed) {
                gather(batch);
                worker.process(batch);
                batch.clear();
            }
        } catch (InterruptedException e) {
            // Only close() interrupts; what it interrupted is failed like the rest of the queue.
            batch.forEach(request -> request.fail(closedException()));
        }
    }

    private void gather(List<InferenceRequest> batch) throws InterruptedException {
        batch.add(queue.take());
        long end = System.nanoTime() + contract.config().maxBatchDelay().toNanos();
        while (batch.size() < batchSize()) {
            InferenceRequest next = queue.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            batch.add(next);
        }
    }

    private void failQueued() {
        List<InferenceRequest> left = new ArrayList<>();
        queue.drainTo(left);
        left.forEach(request -> request.fail(closedException()));
    }

    private ModelException closedException() {
        return ModelException.of(
                Kind.RUN, contract.config(), "it was closed before this picture's turn");
    }

    // The session must not be closed under a run, so an interrupt has to wait.
    private static boolean joinUninterruptibly(Thread worker) {
        boolean interrupted = false;
        while (worker.isAlive()) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        return interrupted;
    }
}
