package io.atalaya.bench;

import io.atalaya.operators.camera.CameraConfig;
import io.atalaya.operators.inference.InferenceCallback;
import io.atalaya.operators.inference.InferenceResult;
import io.atalaya.operators.inference.ModelHost;
import io.atalaya.pipeline.config.CameraSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Decode, scale, infer, and nothing else: what the machine gives at best. One thread a camera, the
 * model's host and the limit of frames under way as in the pipeline.
 */
final class BareLoop {
    private final Workload workload;
    private final ModelHost host;
    private final int inFlight;
    private final Semaphore places;
    private final AtomicLong finished = new AtomicLong();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private BareLoop(Workload workload, ModelHost host) {
        this.workload = workload;
        this.host = host;
        this.inFlight = workload.framesInFlight(host);
        this.places = new Semaphore(inFlight);
    }

    /** Starts the loop, measures and ends it. */
    static Measurement measure(Workload workload, ModelHost host, Duration warmUp, Duration window)
            throws InterruptedException {
        return new BareLoop(workload, host).measure(warmUp, window);
    }

    private Measurement measure(Duration warmUp, Duration window) throws InterruptedException {
        List<Thread> cameras = new ArrayList<>();
        for (CameraSettings camera : workload.config().cameras()) {
            Thread thread = new Thread(() -> play(camera.camera()), "bare-" + camera.name());
            thread.setDaemon(true);
            thread.start();
            cameras.add(thread);
        }
        try {
            return Stopwatch.measure(this::finished, warmUp, window);
        } finally {
            stopped.set(true);
            for (Thread camera : cameras) {
                camera.join();
            }
            places.acquire(inFlight);
        }
    }

    private long finished() {
        Throwable cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException("the bare loop failed: " + cause.getMessage(), cause);
        }
        return finished.get();
    }

    private void play(CameraConfig camera) {
        try (LoopedVideo video =
                new LoopedVideo(camera.videoOptions(), workload.contract().pictureFormat())) {
            while (!stopped.get()) {
                video.next();
                places.acquire();
                host.submit(video.scaled(), new Count());
            }
        } catch (Exception e) {
            failure.compareAndSet(null, e);
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Counts a frame that came back. */
    private final class Count implements InferenceCallback {
        @Override
        public void completed(InferenceResult result) {
            finished.incrementAndGet();
            places.release();
        }

        @Override
        public void failed(Throwable cause) {
            failure.compareAndSet(null, cause);
            places.release();
        }
    }
}
