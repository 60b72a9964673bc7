package io.atalaya.operators.sensor;

import io.atalaya.operators.model.DeadLetter;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.SensorHealth;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.core.io.InputStatus;

/** Drives a reader and the checks behind it as tasks would, and keeps what they hand out. */
public final class SensorDriver implements AutoCloseable, ReaderOutput<SensorSignal> {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final StandInReaderContext context = new StandInReaderContext();
    private final SensorSourceReader reader;
    private final Map<String, SensorMonitor> monitors = new HashMap<>();
    private final Map<String, SensorMemory> memories = new HashMap<>();
    private final List<Reading> readings = new ArrayList<>();
    private final List<SensorHealth> health = new ArrayList<>();
    private final List<DeadLetter> deadLetters = new ArrayList<>();
    private InputStatus status = InputStatus.NOTHING_AVAILABLE;

    private SensorDriver(List<SensorSplit> splits, List<SensorConfig> sensors) {
        Map<String, SensorConfig> byName = new HashMap<>();
        for (SensorConfig sensor : sensors) {
            byName.put(sensor.name(), sensor);
            monitors.put(sensor.name(), new SensorMonitor(sensor));
        }
        reader =
                new SensorSourceReader(
                        context,
                        byName,
                        new SensorConnections(new KafkaBrokers("127.0.0.1:1", Map.of())),
                        InstantSource.system(),
                        new SplittableRandom(1));
        reader.start();
        reader.addSplits(splits);
        reader.notifyNoMoreSplits();
    }

    public static SensorDriver start(SensorConfig... sensors) {
        List<SensorConfig> all = List.of(sensors);
        return new SensorDriver(
                all.stream().map(sensor -> SensorSplit.unread(sensor.name())).toList(), all);
    }

    public static SensorDriver restore(List<SensorSplit> splits, SensorConfig... sensors) {
        return new SensorDriver(splits, List.of(sensors));
    }

    @Override
    public void collect(SensorSignal signal, long timestamp) {
        String sensor = signal.sensorId();
        var seen = monitors.get(sensor).observe(memories.get(sensor), signal);
        memories.put(sensor, seen.memory());
        readings.addAll(seen.readings());
        health.addAll(seen.health());
        deadLetters.addAll(seen.deadLetters());
    }

    /** Polls until it holds; fails after a minute. */
    public SensorDriver until(BooleanSupplier condition, String what) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end || status == InputStatus.END_OF_INPUT) {
                throw new AssertionError(
                        "%s: not within %s; status %s, readings %d, last health %s, letters %s"
                                .formatted(
                                        what,
                                        LONGEST,
                                        status,
                                        readings.size(),
                                        health.isEmpty() ? "none" : lastHealth(),
                                        deadLetters));
            }
            poll();
        }
        return this;
    }

    public SensorDriver untilReadings(int count) {
        return until(() -> readings.size() >= count, count + " readings");
    }

    public SensorDriver untilStatus(HealthStatus wanted) {
        return until(() -> !health.isEmpty() && lastHealth().status() == wanted, "" + wanted);
    }

    public SensorDriver untilEnd() {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (status != InputStatus.END_OF_INPUT) {
            if (System.nanoTime() > end) {
                throw new AssertionError("no end within " + LONGEST + "; health " + health);
            }
            poll();
        }
        return this;
    }

    private void poll() {
        status = reader.pollNext(this);
        if (status == InputStatus.NOTHING_AVAILABLE) {
            try {
                reader.isAvailable().get(100, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // Then the condition is looked at again.
                return;
            } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError(e);
            }
        }
    }

    public List<Reading> readings() {
        return readings;
    }

    public List<Double> numbersOf(String name) {
        return readings.stream().filter(r -> r.name().equals(name)).map(Reading::number).toList();
    }

    public List<SensorHealth> health() {
        return health;
    }

    public SensorHealth lastHealth() {
        return health.get(health.size() - 1);
    }

    public List<HealthStatus> statuses() {
        return health.stream().map(SensorHealth::status).toList();
    }

    public List<DeadLetter> deadLetters() {
        return deadLetters;
    }

    public io.atalaya.operators.model.ReadingCounts counted(String sensor) {
        return memories.get(sensor).counts();
    }

    /** Waits, while nothing is taken, until a message had to be dropped; fails after a minute. */
    public void awaitDrop(String sensor) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (context.count("sensor." + sensor + ".numMessagesDropped") == 0) {
            if (System.nanoTime() > end) {
                throw new AssertionError("nothing was dropped within " + LONGEST);
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    public List<SensorSplit> snapshot() {
        return snapshot(1);
    }

    public List<SensorSplit> snapshot(long checkpointId) {
        return reader.snapshotState(checkpointId);
    }

    public void checkpointComplete(long checkpointId) {
        reader.notifyCheckpointComplete(checkpointId);
    }

    @Override
    public void close() {
        reader.close();
    }

    @Override
    public void collect(SensorSignal signal) {
        throw new AssertionError("a signal without a time");
    }

    @Override
    public void emitWatermark(Watermark watermark) {}

    @Override
    public void markIdle() {}

    @Override
    public void markActive() {}

    @Override
    public SourceOutput<SensorSignal> createOutputForSplit(String splitId) {
        return this;
    }

    @Override
    public void releaseOutputForSplit(String splitId) {}
}
