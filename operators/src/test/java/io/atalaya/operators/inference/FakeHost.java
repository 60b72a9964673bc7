package io.atalaya.operators.inference;

import io.atalaya.operators.model.ModelInfo;
import io.atalaya.operators.picture.Picture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A host that answers on a thread of its own, the last picture first, once so many are together. A
 * picture's first byte says what becomes of it: {@link #FAILS} or a detection.
 */
final class FakeHost implements ModelHost, HostLender {
    private static final long serialVersionUID = 1L;

    static final byte FAILS = 127;

    private final int together;
    private final String fallback;
    private final List<Runnable> held = new ArrayList<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private int underWay;
    private int mostUnderWay;
    private int lent;

    FakeHost(int together) {
        this(together, "");
    }

    FakeHost(int together, String fallback) {
        this.together = together;
        this.fallback = fallback;
    }

    /** The greatest number of pictures that waited for an answer at the same time. */
    synchronized int mostUnderWay() {
        return mostUnderWay;
    }

    int lent() {
        return lent;
    }

    @Override
    public ModelHost acquire(ModelConfig config) {
        lent++;
        return this;
    }

    @Override
    public void release(ModelConfig config) {
        lent--;
        thread.shutdown();
    }

    @Override
    public ModelInfo model() {
        return new ModelInfo("fake", "", "00", "fp32", "CPU", "");
    }

    @Override
    public int parallelRuns() {
        return 2;
    }

    @Override
    public int batchSize() {
        return 1;
    }

    @Override
    public List<ExecutionProviderAttempt> attempts() {
        return List.of();
    }

    @Override
    public Optional<String> cpuFallback() {
        return Optional.of(fallback).filter(reason -> !reason.isEmpty());
    }

    @Override
    public synchronized void submit(Picture picture, InferenceCallback callback) {
        byte marker = picture.pixels().get(0);
        picture.close();
        underWay++;
        mostUnderWay = Math.max(mostUnderWay, underWay);
        held.add(() -> answer(marker, callback));
        if (held.size() == together) {
            Collections.reverse(held);
            held.forEach(thread::execute);
            held.clear();
        }
    }

    /** Gives the answers to the first of those that wait, and is done when they are given. */
    void answer(int count) throws Exception {
        List<Runnable> first;
        synchronized (this) {
            first = List.copyOf(held.subList(0, count));
            held.subList(0, count).clear();
        }
        for (Runnable answer : first) {
            thread.submit(answer).get();
        }
    }

    private void answer(byte marker, InferenceCallback callback) {
        synchronized (this) {
            underWay--;
        }
        if (marker == FAILS) {
            callback.failed(new IllegalStateException("out of memory"));
        } else {
            callback.completed(
                    new InferenceResult(
                            List.of(
                                    Signals.detection("person", marker),
                                    Signals.detection("car", marker)),
                            Instant.EPOCH,
                            model(),
                            new StageTimes(1, 1, 1, 1)));
        }
    }
}
