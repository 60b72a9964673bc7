package io.atalaya.operators.inference;

import io.atalaya.operators.OffTaskThread;
import io.atalaya.operators.picture.Picture;
import io.atalaya.operators.picture.PictureFormat;
import io.atalaya.operators.picture.PicturePool;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Finds by measuring how a CPU runs a model fastest: many runs of one thread, one run of many
 * threads, or between; and one picture a run or several. Takes about a second.
 */
final class CpuPlanner {
    private static final long TRIAL_NANOS = 300_000_000;

    /** A batch delays its first picture, so it must gain at least this much. */
    private static final double BATCH_MUST_GAIN = 1.1;

    private final ModelContract contract;
    private final SessionOpener opener;
    private final int cores;

    CpuPlanner(ModelContract contract, SessionOpener opener, int cores) {
        this.contract = contract;
        this.opener = opener;
        this.cores = cores;
    }

    /** A session with the plan to use it by. */
    record Planned(ModelSession session, RunPlan plan) {}

    Planned plan() {
        Integer configured = contract.config().parallelRuns();
        if (configured != null) {
            int threads = Math.max(1, cores / configured);
            RunPlan plan = new RunPlan(configured, threads, 1, "parallelRuns is configured");
            return new Planned(opener.open(threads), plan);
        }
        if (cores == 1) {
            return new Planned(opener.open(1), new RunPlan(1, 1, 1, "one core"));
        }
        return fastest();
    }

    private Planned fastest() {
        List<String> figures = new ArrayList<>();
        ModelSession bestSession = null;
        int bestThreads = 0;
        double best = -1;
        for (int threads : threadCounts()) {
            ModelSession session = opener.open(threads);
            double rate = picturesPerSecond(session, cores / threads, 1);
            figures.add(figure(cores / threads, threads, 1, rate));
            if (bestSession == null || rate > best) {
                close(bestSession);
                bestSession = session;
                bestThreads = threads;
                best = rate;
            } else {
                session.close();
            }
        }
        if (bestSession == null) {
            throw new IllegalStateException("no way to run was tried on " + cores + " cores");
        }
        int runs = cores / bestThreads;
        int batch = batchSize(bestSession, runs, bestThreads, best, figures);
        return new Planned(
                bestSession, new RunPlan(runs, bestThreads, batch, String.join(", ", figures)));
    }

    private TreeSet<Integer> threadCounts() {
        TreeSet<Integer> counts = new TreeSet<>(List.of(1, cores));
        if (cores >= 8) {
            counts.add(cores / 4);
        }
        return counts;
    }

    private int batchSize(
            ModelSession session, int runs, int threads, double single, List<String> figures) {
        int batch = Math.min(4, contract.config().maxBatchSize());
        if (!contract.freeBatch() || batch == 1) {
            return 1;
        }
        double rate = picturesPerSecond(session, runs, batch);
        figures.add(figure(runs, threads, batch, rate));
        return rate > single * BATCH_MUST_GAIN ? contract.config().maxBatchSize() : 1;
    }

    private double picturesPerSecond(ModelSession session, int runs, int batch) {
        AtomicLong pictures = new AtomicLong();
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        CountDownLatch ready = new CountDownLatch(runs);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            Runnable trial = () -> trial(session, batch, ready, pictures, failure);
            Thread thread = new Thread(trial, "model-trial-" + contract.config().name() + "-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        joinAll(threads);
        if (failure.get() != null) {
            throw failure.get();
        }
        return pictures.get() * 1e9 / TRIAL_NANOS;
    }

    @OffTaskThread
    private void trial(
            ModelSession session,
            int batch,
            CountDownLatch ready,
            AtomicLong pictures,
            AtomicReference<RuntimeException> failure) {
        try (ModelSession.Run run = session.newRun(batch)) {
            PictureFormat format = contract.pictureFormat();
            Picture picture =
                    new PicturePool(format)
                            .borrow(format.place(format.widthPx(), format.heightPx()));
            load(run, picture, batch);
            // The first run sets up memory and is no measure; all threads start together after it.
            run.run(batch);
            ready.countDown();
            ready.await();
            long end = System.nanoTime() + TRIAL_NANOS;
            while (System.nanoTime() < end) {
                load(run, picture, batch);
                run.run(batch);
                pictures.addAndGet(batch);
            }
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ready.countDown();
        }
    }

    private static void load(ModelSession.Run run, Picture picture, int batch) {
        for (int place = 0; place < batch; place++) {
            run.load(place, picture);
        }
    }

    private static void joinAll(List<Thread> threads) {
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            threads.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while trying how a model runs", e);
        }
    }

    private static void close(@Nullable ModelSession session) {
        if (session != null) {
            session.close();
        }
    }

    private static String figure(int runs, int threads, int batch, double rate) {
        return String.format(
                Locale.ROOT,
                "%d run(s) x %d thread(s) x %d picture(s): %.0f/s",
                runs,
                threads,
                batch,
                rate);
    }
}
