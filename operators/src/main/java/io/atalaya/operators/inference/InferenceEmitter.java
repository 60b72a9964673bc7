package io.atalaya.operators.inference;

import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.DeadLetter;
import io.atalaya.operators.model.DetectedObject;
import io.atalaya.operators.model.Detection;
import io.atalaya.operators.model.Frame;
import io.atalaya.operators.model.FrameCounts;
import io.atalaya.operators.model.FrameInfo;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Makes the stage's output of what the hosts found, and keeps account of what they could not. */
final class InferenceEmitter {
    private static final String STAGE = "inference";
    private static final byte[] NO_PAYLOAD = {};

    private final Output<StreamRecord<Frame>> output;
    private final LentHosts hosts;
    private final InferenceMetrics metrics;
    private final PictureTaps taps;
    private final Map<String, InferenceLosses> losses = new TreeMap<>();

    InferenceEmitter(
            Output<StreamRecord<Frame>> output,
            LentHosts hosts,
            InferenceMetrics metrics,
            PictureTaps taps) {
        this.output = output;
        this.hosts = hosts;
        this.metrics = metrics;
        this.taps = taps;
    }

    void opened() {
        hosts.all().forEach(metrics::modelOpened);
    }

    /** Takes over what some subtask had counted; of several, the latest counted most. */
    void restore(InferenceLosses lost) {
        losses.merge(lost.cameraId(), lost, (a, b) -> a.failed() >= b.failed() ? a : b);
    }

    List<InferenceLosses> losses() {
        return List.copyOf(losses.values());
    }

    void emit(PendingSignal.InFlight frame) {
        InferenceResult result = frame.result();
        if (result != null) {
            output.collect(record(frame(frame.info(), result), frame.timestamp()));
            taps.found(frame.kept(), frame.info(), result.detections(), beside(frame.timestamp()));
        } else {
            emitFailure(frame);
        }
    }

    private PictureTap.SideOutput beside(@Nullable Long timestamp) {
        return new PictureTap.SideOutput() {
            @Override
            public <T> void collect(OutputTag<T> tag, T value) {
                output.collect(tag, record(value, timestamp));
            }
        };
    }

    void emit(CameraHealth health, @Nullable Long timestamp) {
        output.collect(InferenceOutputs.HEALTH, record(health, timestamp));
    }

    /**
     * The health with counts that are complete: all frames before it are out, so those captured and
     * neither skipped nor dropped are the ones inferred.
     */
    CameraHealth complete(CameraHealth health) {
        FrameCounts counts = health.counts();
        Map<String, Long> dropped = new TreeMap<>(counts.dropped());
        long failed = lossesOf(health.cameraId()).failed();
        if (failed > 0) {
            dropped.merge(FrameCounts.INFERENCE_FAILED, failed, Long::sum);
        }
        long inferred = counts.captured() - sum(counts.skipped()) - sum(dropped);
        return withFallback(health)
                .withCounts(
                        new FrameCounts(counts.captured(), inferred, counts.skipped(), dropped));
    }

    private CameraHealth withFallback(CameraHealth health) {
        if (health.status() != HealthStatus.ONLINE) {
            return health;
        }
        String fallback = hosts.cpuFallback(health.cameraId()).orElse("");
        if (!fallback.isEmpty()) {
            return degraded(health, HealthReason.CPU_FALLBACK, fallback);
        }
        String trouble = taps.trouble(health.cameraId());
        return trouble.isEmpty()
                ? health
                : degraded(health, HealthReason.RECORDING_FAILED, trouble);
    }

    private static CameraHealth degraded(CameraHealth health, HealthReason why, String detail) {
        return new CameraHealth(
                health.cameraId(),
                health.area(),
                HealthStatus.DEGRADED,
                why,
                detail,
                health.at(),
                health.since(),
                health.streamEpoch(),
                health.counts());
    }

    private Frame frame(FrameInfo info, InferenceResult result) {
        String cameraId = info.cameraId();
        List<DetectedObject> objects = new ArrayList<>(result.detections().size());
        for (Detection detection : result.detections()) {
            if (hosts.isWanted(cameraId, detection.label())) {
                objects.add(DetectedObject.of(detection));
            }
        }
        metrics.frameInferred(cameraId, objects.size(), result.times());
        return new Frame(
                tellingLosses(info),
                result.model(),
                result.inferredAt(),
                objects,
                List.of(),
                List.of());
    }

    // A consumer that adds up droppedBefore must find no gap in the sequence that is not told.
    private FrameInfo tellingLosses(FrameInfo info) {
        InferenceLosses lost = losses.get(info.cameraId());
        if (lost == null || lost.sinceLastFrame() == 0) {
            return info;
        }
        losses.put(info.cameraId(), lost.told());
        return new FrameInfo(
                info.cameraId(),
                info.area(),
                info.streamEpoch(),
                info.sequence(),
                info.droppedBefore() + lost.sinceLastFrame(),
                info.widthPx(),
                info.heightPx(),
                info.capturedAt(),
                info.arrivedAt(),
                info.clockSource());
    }

    private void emitFailure(PendingSignal.InFlight frame) {
        FrameInfo info = frame.info();
        losses.put(info.cameraId(), lossesOf(info.cameraId()).another());
        metrics.frameFailed(info.cameraId());
        DeadLetter letter =
                new DeadLetter(
                        FrameCounts.INFERENCE_FAILED,
                        STAGE,
                        info.frameId(),
                        "the model could not be run on frame "
                                + info.frameId()
                                + ": "
                                + describe(frame.failure())
                                + ". If this goes on, check the machine's memory and run validate"
                                + " on the configuration",
                        NO_PAYLOAD,
                        info.capturedAt());
        output.collect(InferenceOutputs.DEAD_LETTERS, record(letter, frame.timestamp()));
    }

    private InferenceLosses lossesOf(String cameraId) {
        return losses.getOrDefault(cameraId, InferenceLosses.none(cameraId));
    }

    private static String describe(@Nullable Throwable failure) {
        if (failure == null) {
            return "for no reason given";
        }
        return failure.getMessage() != null ? failure.getMessage() : failure.toString();
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static <T> StreamRecord<T> record(T value, @Nullable Long timestamp) {
        return timestamp == null ? new StreamRecord<>(value) : new StreamRecord<>(value, timestamp);
    }
}
