package io.atalaya.operators.camera;

import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.FrameInfo;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.picture.CameraSignal;
import io.atalaya.operators.picture.CapturedFrame;
import io.atalaya.operators.picture.HealthSignal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32;
import org.apache.flink.core.io.InputStatus;

/** Drives a reader as a task would, and keeps what it hands out. */
final class ReaderDriver implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** A frame that came, and what its pixels were. */
    record Seen(FrameInfo info, long pixels) {
        /** All but when this machine had it, which is another time at each reading. */
        String essence() {
            return info.frameId()
                    + " "
                    + info.capturedAt()
                    + " "
                    + info.droppedBefore()
                    + " "
                    + pixels;
        }
    }

    private final CameraSourceReader reader;
    private final RecordingOutput output = new RecordingOutput(this::accept);
    private final List<Seen> frames = new ArrayList<>();
    private final List<CameraHealth> health = new ArrayList<>();
    private InputStatus status = InputStatus.NOTHING_AVAILABLE;

    private ReaderDriver(List<CameraInput> inputs, List<CameraSplit> splits) {
        Map<String, CameraInput> byName = new LinkedHashMap<>();
        inputs.forEach(input -> byName.put(input.cameraId(), input));
        reader =
                new CameraSourceReader(
                        new StandInReaderContext(),
                        byName,
                        null,
                        InstantSource.system(),
                        new SplittableRandom(1));
        reader.start();
        reader.addSplits(splits);
        reader.notifyNoMoreSplits();
    }

    static ReaderDriver start(CameraInput... inputs) {
        return new ReaderDriver(
                List.of(inputs),
                Arrays.stream(inputs).map(i -> CameraSplit.unread(i.cameraId())).toList());
    }

    static ReaderDriver restore(List<CameraSplit> splits, CameraInput... inputs) {
        return new ReaderDriver(List.of(inputs), splits);
    }

    private void accept(CameraSignal signal) {
        if (signal instanceof CapturedFrame frame) {
            CRC32 pixels = new CRC32();
            pixels.update(frame.picture().pixels().duplicate());
            frames.add(new Seen(frame.info(), pixels.getValue()));
            frame.picture().close();
        } else if (signal instanceof HealthSignal word) {
            health.add(word.health());
        }
    }

    /** Polls until it holds; fails after half a minute. */
    ReaderDriver until(BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "not within "
                                + LONGEST
                                + "; health so far "
                                + health
                                + ", frames "
                                + frames.size());
            }
            if (status == InputStatus.END_OF_INPUT) {
                throw new AssertionError("the input ended; health so far " + health);
            }
            poll();
        }
        return this;
    }

    ReaderDriver untilFrames(int count) {
        return until(() -> frames.size() >= count);
    }

    ReaderDriver untilStatus(HealthStatus wanted) {
        return until(() -> !health.isEmpty() && lastHealth().status() == wanted);
    }

    ReaderDriver untilEnd() {
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
        status = reader.pollNext(output);
        if (status == InputStatus.NOTHING_AVAILABLE) {
            try {
                reader.isAvailable().get(200, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // Then the condition is looked at again.
                return;
            } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError(e);
            }
        }
    }

    List<Seen> frames() {
        return frames;
    }

    List<Seen> framesOf(String cameraId) {
        return frames.stream().filter(f -> f.info().cameraId().equals(cameraId)).toList();
    }

    List<CameraHealth> health() {
        return health;
    }

    CameraHealth lastHealth() {
        return health.get(health.size() - 1);
    }

    List<HealthStatus> statuses() {
        return health.stream().map(CameraHealth::status).toList();
    }

    CameraSourceReader reader() {
        return reader;
    }

    List<CameraSplit> snapshot() {
        return reader.snapshotState(1);
    }

    List<String> essences() {
        return frames.stream().map(Seen::essence).toList();
    }

    @Override
    public void close() {
        reader.close();
    }
}
