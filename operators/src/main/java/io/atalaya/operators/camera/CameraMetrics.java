package io.atalaya.operators.camera;

import io.atalaya.operators.OffTaskThread;
import io.atalaya.operators.model.FrameCounts;
import java.util.function.IntSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;

/**
 * What one camera did, under {@code camera.<name>}.
 *
 * <p>How they relate: {@code numFramesCaptured} is the sum of {@code numFramesEmitted}, {@code
 * numFramesSkipped} and {@code numFramesDropped}, and what was emitted is inferred or counted as
 * dropped by the inference operator, so that {@code captured = inferred + skipped + dropped}.
 * Counters start at 0 with the process; the counts on the health topic go on.
 *
 * <p>Alert on {@code cameraOnline} being 0, and on a rate of {@code numFramesDropped} that is new:
 * the job is too slow for its cameras. A growing {@code numDecodeErrors} points at the network.
 */
final class CameraMetrics {
    private final MetricGroup group;
    private final Counter captured;
    private final Counter emitted;
    private final Counter skipped;
    private final Counter dropped;
    private final Counter reconnects;
    private final Counter decodeErrors;
    private final Counter timestampsCorrected;

    CameraMetrics(MetricGroup parent, String cameraId) {
        group = parent.addGroup("camera", cameraId);
        captured = group.counter("numFramesCaptured");
        emitted = group.counter("numFramesEmitted");
        skipped =
                group.addGroup("reason", FrameCounts.FRAME_RATE_LIMIT).counter("numFramesSkipped");
        dropped = group.addGroup("reason", FrameCounts.NEWER_FRAME).counter("numFramesDropped");
        reconnects = group.counter("numReconnects", new ThreadSafeSimpleCounter());
        decodeErrors = group.counter("numDecodeErrors", new ThreadSafeSimpleCounter());
        timestampsCorrected =
                group.counter("numTimestampsCorrected", new ThreadSafeSimpleCounter());
    }

    /**
     * @param online 1 while frames arrive, 0 otherwise
     */
    void observe(IntSupplier online) {
        group.gauge("cameraOnline", (Gauge<Integer>) online::getAsInt);
    }

    void frameEmitted() {
        captured.inc();
        emitted.inc();
    }

    void framesLost(Losses losses) {
        captured.inc(losses.skipped() + losses.replaced());
        skipped.inc(losses.skipped());
        dropped.inc(losses.replaced());
    }

    @OffTaskThread
    void reconnected() {
        reconnects.inc();
    }

    @OffTaskThread
    void packetsUndecodable(long count) {
        decodeErrors.inc(count);
    }

    @OffTaskThread
    void timestampCorrected() {
        timestampsCorrected.inc();
    }
}
