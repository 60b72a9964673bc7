package io.atalaya.pipeline.job;

import io.atalaya.operators.camera.recording.AbandonedSegments;
import io.atalaya.operators.camera.recording.RecordingPlan;
import io.atalaya.operators.evidence.EvidencePlan;
import io.atalaya.operators.evidence.RecordedCamera;
import io.atalaya.operators.evidence.RecordingTapFactory;
import io.atalaya.operators.inference.PictureTapFactory;
import io.atalaya.pipeline.config.CameraSettings;
import io.atalaya.pipeline.config.PipelineConfig;
import java.util.List;
import java.util.Optional;

/**
 * Which cameras are recorded, and how: as they come, or, where something is blurred in their
 * pictures, from behind the gate that blurs. No camera is recorded in both ways.
 */
final class Recordings {
    private final PipelineConfig config;

    Recordings(PipelineConfig config) {
        this.config = config;
    }

    /** How a camera is recorded as it comes. */
    Optional<RecordingPlan> raw(CameraSettings camera) {
        return Optional.of(camera)
                .filter(one -> one.recording().enabled() && !one.privacy().blurs())
                .map(this::plan);
    }

    /** Who records the cameras in whose pictures something is blurred. */
    Optional<PictureTapFactory> blurred() {
        List<CameraSettings> cameras =
                config.cameras().stream()
                        .filter(one -> one.recording().enabled() && one.privacy().blurs())
                        .toList();
        if (cameras.isEmpty()) {
            return Optional.empty();
        }
        RecordingTapFactory tap = new RecordingTapFactory();
        cameras.forEach(one -> tap.camera(one.name(), plan(one), one.camera().isLive()));
        return Optional.of(tap);
    }

    /** What is left of cameras that are not recorded any more. */
    AbandonedSegments abandoned() {
        return new AbandonedSegments(
                config.evidence().recordings(),
                config.cameras().stream()
                        .filter(camera -> camera.recording().enabled())
                        .map(CameraSettings::name)
                        .toList());
    }

    /** The evidence that the rules ask for. */
    EvidencePlan evidence() {
        EvidencePlan plan = new EvidencePlan(config.evidence());
        config.cameras().stream()
                .filter(camera -> camera.recording().enabled())
                .forEach(camera -> plan.camera(recorded(camera)));
        config.rules().stream()
                .filter(rule -> !rule.evidence().isEmpty())
                .forEach(rule -> plan.rule(rule.name(), rule.evidence(), rule.cameras()));
        return plan;
    }

    private RecordedCamera recorded(CameraSettings camera) {
        return new RecordedCamera(
                camera.name(),
                camera.camera().areaOrName(),
                plan(camera),
                camera.privacy().blurs(),
                camera.zones(),
                camera.lines());
    }

    private RecordingPlan plan(CameraSettings camera) {
        return new RecordingPlan(
                camera.recording(),
                config.evidence().recordings(),
                config.evidence().minFreeMegabytes(),
                camera.privacy().blurs());
    }
}
