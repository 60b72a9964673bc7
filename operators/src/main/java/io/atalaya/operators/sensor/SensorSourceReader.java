package io.atalaya.operators.sensor;

import io.atalaya.operators.source.Availability;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands on what this subtask's sensors have, in turn.
 *
 * <p>Threads: the task's. Each sensor has one more, and one clock ticks for all.
 */
final class SensorSourceReader implements SourceReader<SensorSignal, SensorSplit> {
    private static final Logger LOG = LoggerFactory.getLogger(SensorSourceReader.class);
    private static final long TICK_MILLIS = 100;

    // configuration
    private final SourceReaderContext context;
    private final Map<String, SensorConfig> sensors;
    private final SensorConnections connections;
    private final InstantSource clock;
    private final SplittableRandom random;

    // runtime
    private final Availability availability = new Availability();
    private final List<SensorLane> lanes = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService ticker =
            Executors.newSingleThreadScheduledExecutor(SensorSourceReader::tickerThread);
    private boolean noMoreSplits;
    private int next;

    SensorSourceReader(
            SourceReaderContext context,
            Map<String, SensorConfig> sensors,
            SensorConnections connections,
            InstantSource clock,
            SplittableRandom random) {
        this.context = context;
        this.sensors = sensors;
        this.connections = connections;
        this.clock = clock;
        this.random = random;
    }

    private static Thread tickerThread(Runnable work) {
        Thread thread = new Thread(work, "sensor-clock");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void start() {
        // Nobody waits for it; it ends with the executor.
        var unused =
                ticker.scheduleAtFixedRate(
                        () -> lanes.forEach(SensorLane::tick),
                        TICK_MILLIS,
                        TICK_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public void addSplits(List<SensorSplit> splits) {
        for (SensorSplit split : splits) {
            SensorConfig config = sensors.get(split.sensorId());
            if (config == null) {
                LOG.info("sensor={} is no longer configured and is left out", split.sensorId());
                continue;
            }
            LOG.info("sensor={} starts: {}", split.sensorId(), config.redactedUrl());
            SensorLane lane =
                    new SensorLane(
                            config,
                            split,
                            connections.to(config),
                            new SensorSourceMetrics(context.metricGroup(), split.sensorId()),
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
    public InputStatus pollNext(ReaderOutput<SensorSignal> output) {
        if (handOnNext(output)) {
            return InputStatus.MORE_AVAILABLE;
        }
        availability.reset();
        // Something may have come between the look and the reset.
        if (handOnNext(output)) {
            availability.signal();
            return InputStatus.MORE_AVAILABLE;
        }
        boolean allEnded = lanes.stream().allMatch(SensorLane::isEnded);
        return noMoreSplits && allEnded ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
    }

    /** One signal of the first sensor, from the one after the last, that has any. */
    private boolean handOnNext(ReaderOutput<SensorSignal> output) {
        for (int i = 0; i < lanes.size(); i++) {
            SensorLane lane = lanes.get(next);
            next = (next + 1) % lanes.size();
            if (lane.isEnded()) {
                continue;
            }
            SensorSignal signal = lane.poll();
            if (signal != null) {
                output.createOutputForSplit(lane.sensorId())
                        .collect(signal, signal.at().toEpochMilli());
                return true;
            }
            if (lane.isEnded()) {
                output.releaseOutputForSplit(lane.sensorId());
            }
        }
        return false;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return availability.future();
    }

    @Override
    public List<SensorSplit> snapshotState(long checkpointId) {
        List<SensorSplit> splits = new ArrayList<>(lanes.size());
        for (SensorLane lane : lanes) {
            splits.add(lane.snapshot(checkpointId));
        }
        return splits;
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        lanes.forEach(lane -> lane.checkpointComplete(checkpointId));
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        // All are asked before any is waited for, so that the waits overlap.
        lanes.forEach(SensorLane::stop);
        try {
            for (SensorLane lane : lanes) {
                lane.awaitStop();
            }
        } catch (InterruptedException e) {
            // Whoever ends the task does not want to wait; the threads end by themselves.
            Thread.currentThread().interrupt();
        }
    }
}
