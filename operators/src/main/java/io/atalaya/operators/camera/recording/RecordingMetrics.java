package io.atalaya.operators.camera.recording;

import io.atalaya.operators.OffTaskThread;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;

/**
 * What is kept of one camera's video, under {@code camera.<name>}. {@code numSegmentsStored} less
 * {@code numSegmentsDeleted} lie there, of {@code recordedBytes} together. Alert on {@code
 * numSegmentsLost}: the disk is full, broken or too slow.
 */
@OffTaskThread
final class RecordingMetrics {
    private final Counter stored;
    private final Counter deleted;
    private final Counter lost;
    private final Counter picturesLost;
    private volatile long bytes;

    RecordingMetrics(MetricGroup parent, String cameraId) {
        MetricGroup group = parent.addGroup("camera", cameraId);
        stored = group.counter("numSegmentsStored", new ThreadSafeSimpleCounter());
        deleted = group.counter("numSegmentsDeleted", new ThreadSafeSimpleCounter());
        lost = group.counter("numSegmentsLost", new ThreadSafeSimpleCounter());
        picturesLost = group.counter("numPicturesLost", new ThreadSafeSimpleCounter());
        group.gauge("recordedBytes", () -> bytes);
    }

    void segmentStored() {
        stored.inc();
    }

    void segmentDeleted() {
        deleted.inc();
    }

    void segmentLost() {
        lost.inc();
    }

    void pictureLost() {
        picturesLost.inc();
    }

    void recorded(long allBytes) {
        bytes = allBytes;
    }
}
