package io.atalaya.operators.camera;

import io.atalaya.operators.camera.recording.PacketRecorder;
import io.atalaya.operators.camera.recording.RecordingPlan;
import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.FrameCounts;
import io.atalaya.operators.model.FrameInfo;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.picture.CameraSignal;
import io.atalaya.operators.picture.CapturedFrame;
import io.atalaya.operators.picture.HealthSignal;
import io.atalaya.operators.picture.PicturePool;
import io.atalaya.operators.source.Backoff;
import io.atalaya.operators.source.Pace;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.FlinkRuntimeException;
import org.jspecify.annotations.Nullable;

/**
 * One camera as the task sees it: takes what the camera's thread left in the slot, accounts for
 * every frame, and knows the position to go on from.
 *
 * <p>Threads: the task's, but for {@link #tick}.
 */
final class CameraLane {
    // Enough that decoding and inference overlap; each is a picture's worth of memory.
    private static final int FILE_FRAMES = 3;

    // configuration
    private final CameraInput input;
    private final CameraMetrics metrics;

    // runtime
    private final FrameSlot slot;
    private final CameraCondition condition;
    private final CameraThread thread;
    private final @Nullable PacketRecorder recorder;
    private CameraPosition position;
    private boolean ended;
    private long emitted;
    private long skipped;
    private long dropped;
    // As they were when the last frame was handed over, which is where a restart goes on.
    private FrameTotals totalsAtPosition;

    private record FrameTotals(long emitted, long skipped, long dropped) {}

    CameraLane(
            CameraInput input,
            CameraSplit split,
            CameraMetrics metrics,
            MetricGroup metricGroup,
            InstantSource clock,
            RandomGenerator random,
            Runnable onChange) {
        this.input = input;
        this.metrics = metrics;
        this.position = split.position();
        this.ended = split.ended();
        restore(split.counts());
        totalsAtPosition = new FrameTotals(emitted, skipped, dropped);
        CameraConfig config = input.config();
        boolean live = config.isLive();
        slot = live ? FrameSlot.newestWins(onChange) : FrameSlot.lossless(FILE_FRAMES, onChange);
        EventTime fileTime = new EventTime(config.configuredStart().orElse(Instant.EPOCH));
        condition =
                new CameraCondition(
                        config,
                        live ? clock : fileTime,
                        clock,
                        health -> slot.offer(new HealthSignal(health)));
        recorder = ended ? null : recorder(live ? clock : fileTime, metricGroup);
        CurrentVideo video = new CurrentVideo();
        CameraFeed feed =
                new CameraFeed(
                        input,
                        new PicturePool(input.format()),
                        slot,
                        condition,
                        metrics,
                        video,
                        recorder);
        CameraWork work = live ? live(feed, random) : file(feed, fileTime);
        thread = new CameraThread(config.name(), work, video, slot);
    }

    private @Nullable PacketRecorder recorder(InstantSource eventTime, MetricGroup metricGroup) {
        RecordingPlan plan = input.recording();
        return plan == null
                ? null
                : new PacketRecorder(
                        input.cameraId(),
                        plan,
                        input.config().isLive(),
                        eventTime,
                        condition::recordingTrouble,
                        metricGroup);
    }

    private CameraWork live(CameraFeed feed, RandomGenerator random) {
        Backoff backoff = new Backoff(feed.config().reconnect(), random);
        return new LiveGrabber(feed, position, backoff, Pace::sleep);
    }

    private CameraWork file(CameraFeed feed, EventTime time) {
        return new FilePlayer(feed, position, time, Pace.realtime());
    }

    private void restore(FrameCounts counts) {
        skipped = counts.skipped().getOrDefault(FrameCounts.FRAME_RATE_LIMIT, 0L);
        dropped = counts.dropped().getOrDefault(FrameCounts.NEWER_FRAME, 0L);
        emitted = counts.captured() - skipped - dropped;
    }

    void start() {
        if (!ended) {
            metrics.observe(this::online);
            thread.start();
        }
    }

    private int online() {
        HealthStatus status = condition.status();
        return status == HealthStatus.ONLINE || status == HealthStatus.DEGRADED ? 1 : 0;
    }

    /** The camera's next signal; null where nothing waits. */
    @Nullable CameraSignal poll() {
        SlotEntry entry = slot.poll();
        if (entry == null) {
            ended |= isExhausted();
            return null;
        }
        metrics.framesLost(entry.losses());
        skipped += entry.losses().skipped();
        dropped += entry.losses().replaced();
        CameraSignal signal = entry.signal();
        if (signal instanceof CapturedFrame frame) {
            return accept(frame, entry.after());
        }
        return signal instanceof HealthSignal health ? counted(health.health()) : signal;
    }

    private CapturedFrame accept(CapturedFrame frame, @Nullable CameraPosition after) {
        FrameInfo info = frame.info();
        long droppedBefore = info.sequence() - position.nextSequence();
        if (after != null) {
            position = after;
        }
        emitted++;
        totalsAtPosition = new FrameTotals(emitted, skipped, dropped);
        metrics.frameEmitted();
        return droppedBefore == 0
                ? frame
                : new CapturedFrame(withDropped(info, droppedBefore), frame.picture());
    }

    private static FrameInfo withDropped(FrameInfo info, long droppedBefore) {
        return new FrameInfo(
                info.cameraId(),
                info.area(),
                info.streamEpoch(),
                info.sequence(),
                droppedBefore,
                info.widthPx(),
                info.heightPx(),
                info.capturedAt(),
                info.arrivedAt(),
                info.clockSource());
    }

    private HealthSignal counted(CameraHealth health) {
        return new HealthSignal(
                health.withCounts(counts(new FrameTotals(emitted, skipped, dropped))));
    }

    private static FrameCounts counts(FrameTotals totals) {
        return new FrameCounts(
                totals.emitted + totals.skipped + totals.dropped,
                0,
                Map.of(FrameCounts.FRAME_RATE_LIMIT, totals.skipped),
                Map.of(FrameCounts.NEWER_FRAME, totals.dropped));
    }

    private boolean isExhausted() {
        Throwable mistake = slot.mistake();
        if (mistake != null) {
            throw new FlinkRuntimeException(
                    "camera " + input.cameraId() + ": its thread ended by an internal error",
                    mistake);
        }
        return slot.isExhausted();
    }

    /** Whether all was handed over and nothing more will come. */
    boolean isEnded() {
        return ended;
    }

    String cameraId() {
        return input.cameraId();
    }

    CameraSplit snapshot() {
        return new CameraSplit(input.cameraId(), position, counts(totalsAtPosition), ended);
    }

    /** Time has gone on; from any thread. */
    void tick() {
        condition.tick();
    }

    /** Asks the camera's thread to end, without waiting for it. */
    void stop() {
        thread.stop();
    }

    /** Waits until the camera's thread has let go of its decoder. */
    void awaitStop() throws InterruptedException {
        thread.join();
        if (recorder != null) {
            recorder.close();
        }
    }
}
