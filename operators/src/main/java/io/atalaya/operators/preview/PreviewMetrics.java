package io.atalaya.operators.preview;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * What previews of one camera cost, under {@code camera.<name>}: {@code numPreviews} were made,
 * each of which took {@code previewMillis} of the task thread, a running mean; {@code
 * numPreviewsFailed} could not be made. Alert on none of them; a {@code previewMillis} of more than
 * a few says that the machine has no time for pictures.
 */
final class PreviewMetrics {
    private static final double WEIGHT_OF_NEWEST = 0.05;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Counter made;
    private final Counter failed;
    private double meanMillis;

    PreviewMetrics(MetricGroup parent, String cameraId) {
        MetricGroup group = parent.addGroup("camera", cameraId);
        made = group.counter("numPreviews");
        failed = group.counter("numPreviewsFailed");
        group.gauge("previewMillis", () -> meanMillis);
    }

    void previewMade(long nanos) {
        made.inc();
        double millis = nanos / NANOS_PER_MILLI;
        meanMillis =
                meanMillis == 0 ? millis : meanMillis + WEIGHT_OF_NEWEST * (millis - meanMillis);
    }

    void previewFailed() {
        failed.inc();
    }
}
