package io.atalaya.operators.camera;

import io.atalaya.operators.camera.recording.SegmentSweeper;
import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.picture.CameraSignal;
import io.atalaya.operators.picture.CapturedFrame;
import io.atalaya.operators.picture.HealthSignal;
import io.atalaya.operators.source.Availability;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands on what this subtask's cameras have, in turn. Not a {@code SourceReaderBase}: the queue in
 * it would hold frames back until they are old.
 *
 * <p>Threads: the task's. Each camera has one more, and one clock ticks for all.
 */
final class CameraSourceReader implements SourceReader<CameraSignal, CameraSplit> {
    private static final Logger LOG = LoggerFactory.getLogger(CameraSourceReader.class);
    private static final long TICK_MILLIS = 100;

    // configuration
    private final SourceReaderContext context;
    private final Map<String, CameraInput> inputs;
    private final @Nullable SegmentSweeper sweeper;
    private final InstantSource clock;
    private final SplittableRandom random;

    // runtime
    private final Availability availability = new Availability();
    private final List<CameraLane> lanes = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService ticker =
            Executors.newSingleThreadScheduledExecutor(CameraSourceReader::tickerThread);
    private boolean noMoreSplits;
    private int next;

    CameraSourceReader(
            SourceReaderContext context,
            Map<String, CameraInput> inputs,
            @Nullable SegmentSweeper sweeper,
            InstantSource clock,
            SplittableRandom random) {
        this.context = context;
        this.inputs = inputs;
        this.sweeper = sweeper;
        this.clock = clock;
        this.random = random;
    }

    private static Thread tickerThread(Runnable work) {
        Thread thread = new Thread(work, "camera-clock");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void start() {
        if (sweeper != null) {
            sweeper.start();
        }
        // Nobody waits for it; it ends with the executor.
        var unused =
                ticker.scheduleAtFixedRate(
                        () -> lanes.forEach(CameraLane::tick),
                        TICK_MILLIS,
                        TICK_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public void addSplits(List<CameraSplit> splits) {
        for (CameraSplit split : splits) {
            CameraInput input = inputs.get(split.cameraId());
            if (input == null) {
                LOG.info("camera={} is no longer configured and is left out", split.cameraId());
                continue;
            }
            LOG.info(
                    "camera={} starts at frame {}: {}",
                    split.cameraId(),
                    split.position().nextSequence(),
                    input.config().redactedUrl());
            CameraLane lane =
                    new CameraLane(
                            input,
                            split,
                            new CameraMetrics(context.metricGroup(), split.cameraId()),
                            context.metricGroup(),
                            clock,
                            random.split(),
                            availability::signal);
            lanes.add(lane);
            lane.start();
        }
        availability.signal();
    }

    @Override
    public void notifyNoMoreSplits() {
        noMoreSplits = true;
        availability.signal();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<CameraSignal> output) {
        if (handOnNext(output)) {
            return InputStatus.MORE_AVAILABLE;
        }
        availability.reset();
        // Something may have come between the look and the reset.
        if (handOnNext(output)) {
            availability.signal();
            return InputStatus.MORE_AVAILABLE;
        }
        boolean allEnded = lanes.stream().allMatch(CameraLane::isEnded);
        return noMoreSplits && allEnded ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
    }

    /** One signal of the first camera, from the one after the last, that has any. */
    private boolean handOnNext(ReaderOutput<CameraSignal> output) {
        for (int i = 0; i < lanes.size(); i++) {
            CameraLane lane = lanes.get(next);
            next = (next + 1) % lanes.size();
            if (lane.isEnded()) {
                continue;
            }
            CameraSignal signal = lane.poll();
            if (signal != null) {
                output.createOutputForSplit(lane.cameraId()).collect(signal, millisOf(signal));
                return true;
            }
            if (lane.isEnded()) {
                output.releaseOutputForSplit(lane.cameraId());
            }
        }
        return false;
    }

    private static long millisOf(CameraSignal signal) {
        if (signal instanceof CapturedFrame frame) {
            return frame.info().capturedAt().toEpochMilli();
        }
        return signal instanceof HealthSignal health ? millisOf(health.health()) : 0;
    }

    private static long millisOf(CameraHealth health) {
        Instant at = health.at();
        return at.toEpochMilli();
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return availability.future();
    }

    @Override
    public List<CameraSplit> snapshotState(long checkpointId) {
        List<CameraSplit> splits = new ArrayList<>(lanes.size());
        for (CameraLane lane : lanes) {
            splits.add(lane.snapshot());
        }
        return splits;
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        if (sweeper != null) {
            sweeper.close();
        }
        // All are asked before any is waited for, so that the waits overlap.
        lanes.forEach(CameraLane::stop);
        try {
            for (CameraLane lane : lanes) {
                lane.awaitStop();
            }
        } catch (InterruptedException e) {
            // Whoever ends the task does not want to wait; the threads end by themselves.
            Thread.currentThread().interrupt();
        }
    }
}
