package io.atalaya.operators.inference;

import static java.util.Comparator.comparingDouble;

import io.atalaya.operators.OffTaskThread;
import io.atalaya.operators.picture.Picture;
import io.atalaya.operators.picture.PictureFormat;
import io.atalaya.operators.picture.PicturePool;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Finds by measuring how a CPU runs a model fastest: many runs of one thread, one run of many
 * threads, or between; and one picture a run or several. Takes half a second where one way is
 * clearly the best, else more than one.
 */
final class CpuPlanner {
    private static final int ROUNDS = 4;

    /** After two rounds, a way that did so much better than each other needs no more of them. */
    private static final double CLEARLY_BETTER = 1.3;

    private static final long TRIAL_NANOS = 100_000_000;
    private static final int TRIED_BATCH = 4;

    /**
     * While several runs go on, one reads pixels as another computes, which is not measured here;
     * and what else starts on the machine slows the trials by turns, by a fifth at times.
     */
    private static final double THREADS_MUST_GAIN = 1.3;

    /** A batch delays its first picture by all the others, so it must gain at least this much. */
    private static final double BATCH_MUST_GAIN = 1.25;

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

    // Rounds are interleaved and each way keeps its best: what else runs on the machine only slows.
    private Planned fastest() {
        List<Trial> trials = new ArrayList<>();
        try {
            for (int threads : threadCounts()) {
                trials.add(new Trial(opener.open(threads), threads));
            }
            for (int round = 0; round < ROUNDS && !(round >= 2 && isClear(trials)); round++) {
                for (Trial trial : trials) {
                    trial.keep(picturesPerSecond(trial.session, trial.runs(), 1));
                }
            }
            Trial best = trials.stream().max(comparingDouble(Trial::worth)).orElseThrow();
            RunPlan plan = planOf(best, trials);
            trials.remove(best);
            return new Planned(best.session, plan);
        } finally {
            trials.forEach(trial -> trial.session.close());
        }
    }

    private static boolean isClear(List<Trial> trials) {
        double best = trials.stream().mapToDouble(Trial::worth).max().orElseThrow();
        long near = trials.stream().filter(t -> t.worth() * CLEARLY_BETTER > best).count();
        return near == 1;
    }

    private RunPlan planOf(Trial best, List<Trial> trials) {
        List<String> figures = new ArrayList<>();
        for (Trial trial : trials) {
            figures.add(figure(trial.runs(), trial.threads, 1, trial.rate));
        }
        int batch = batchSize(best, figures);
        return new RunPlan(best.runs(), best.threads, batch, String.join(", ", figures));
    }

    private SortedSet<Integer> threadCounts() {
        SortedSet<Integer> counts = new TreeSet<>(List.of(1, cores));
        if (cores >= 8) {
            counts.add(cores / 4);
        }
        return counts;
    }

    private int batchSize(Trial single, List<String> figures) {
        int batch = Math.min(TRIED_BATCH, contract.config().maxBatchSize());
        if (!contract.freeBatch() || batch == 1) {
            return 1;
        }
        Trial batched = new Trial(single.session, single.threads);
        // Batches that once were slower than single pictures will hardly gain what they must.
        for (int round = 0; round < ROUNDS && !(batched.rate < single.rate && round > 0); round++) {
            batched.keep(picturesPerSecond(single.session, single.runs(), batch));
            single.keep(picturesPerSecond(single.session, single.runs(), 1));
        }
        figures.add(figure(single.runs(), single.threads, batch, batched.rate));
        boolean pays = batched.rate > single.rate * BATCH_MUST_GAIN;
        return pays ? contract.config().maxBatchSize() : 1;
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

    private static String figure(int runs, int threads, int batch, double rate) {
        return String.format(
                Locale.ROOT,
                "%d run(s) x %d thread(s) x %d picture(s): %.0f/s",
                runs,
                threads,
                batch,
                rate);
    }

    /** One way to run, and the best it was seen to do. */
    private final class Trial {
        private final ModelSession session;
        private final int threads;
        private double rate;

        Trial(ModelSession session, int threads) {
            this.session = session;
            this.threads = threads;
        }

        int runs() {
            return cores / threads;
        }

        double worth() {
            return threads == 1 ? rate * THREADS_MUST_GAIN : rate;
        }

        void keep(double picturesPerSecond) {
            rate = Math.max(rate, picturesPerSecond);
        }
    }
}
