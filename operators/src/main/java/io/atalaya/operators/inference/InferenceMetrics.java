package io.atalaya.operators.inference;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * What an inference subtask counts. For each camera, under {@code camera.<name>}: {@code
 * numFramesInferred} and {@code numFramesFailed} together are the frames that came in, {@code
 * numDetections} is what went on after the camera's filter of labels. For the subtask: {@code
 * numFramesInFlight}, and running means of where a frame's time goes, {@code waitMillis}, {@code
 * encodeMillis}, {@code inferenceMillis}, {@code decodeMillis}. For each model, under {@code
 * model.<name>}: {@code cpuFallback}, 1 where the CPU runs what was to run on a GPU.
 *
 * <p>Alert on {@code numFramesFailed} that grows and on {@code cpuFallback}; a {@code waitMillis}
 * far above {@code inferenceMillis} says that the machine has more frames than it can infer.
 */
final class InferenceMetrics {
    // Of the last hundred frames or so.
    private static final double WEIGHT_OF_NEWEST = 0.02;
    private static final double NANOS_PER_MILLI = 1e6;

    private final MetricGroup group;
    private final Map<String, CameraCounters> cameras = new HashMap<>();
    private double waitMillis;
    private double encodeMillis;
    private double inferenceMillis;
    private double decodeMillis;

    InferenceMetrics(MetricGroup group, Supplier<Integer> framesInFlight) {
        this.group = group;
        group.gauge("numFramesInFlight", framesInFlight::get);
        group.gauge("waitMillis", () -> waitMillis);
        group.gauge("encodeMillis", () -> encodeMillis);
        group.gauge("inferenceMillis", () -> inferenceMillis);
        group.gauge("decodeMillis", () -> decodeMillis);
    }

    void modelOpened(ModelHost host) {
        int fallback = host.cpuFallback().isPresent() ? 1 : 0;
        group.addGroup("model", host.model().name()).gauge("cpuFallback", () -> fallback);
    }

    void frameInferred(String cameraId, int detections, StageTimes times) {
        CameraCounters camera = camera(cameraId);
        camera.inferred.inc();
        camera.detections.inc(detections);
        waitMillis = mean(waitMillis, times.waitedNanos());
        encodeMillis = mean(encodeMillis, times.encodedNanos());
        inferenceMillis = mean(inferenceMillis, times.ranNanos());
        decodeMillis = mean(decodeMillis, times.decodedNanos());
    }

    void frameFailed(String cameraId) {
        camera(cameraId).failed.inc();
    }

    private static double mean(double before, long newestNanos) {
        double newest = newestNanos / NANOS_PER_MILLI;
        return before == 0 ? newest : before + WEIGHT_OF_NEWEST * (newest - before);
    }

    private CameraCounters camera(String cameraId) {
        return cameras.computeIfAbsent(
                cameraId, id -> new CameraCounters(group.addGroup("camera", id)));
    }

    private static final class CameraCounters {
        private final Counter inferred;
        private final Counter failed;
        private final Counter detections;

        CameraCounters(MetricGroup camera) {
            this.inferred = camera.counter("numFramesInferred");
            this.failed = camera.counter("numFramesFailed");
            this.detections = camera.counter("numDetections");
        }
    }
}
