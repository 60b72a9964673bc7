package io.atalaya.operators.inference;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.Detection;
import io.atalaya.operators.model.ModelInfo;
import java.time.Instant;
import java.util.List;

/**
 * What a model found in one picture.
 *
 * @param detections best first, in the pixels of the camera's own picture
 * @param inferredAt when the result was there, in UTC
 */
public record InferenceResult(
        List<Detection> detections, Instant inferredAt, ModelInfo model, StageTimes times) {
    public InferenceResult {
        detections = List.copyOf(detections);
        requireNonNull(inferredAt, "inferredAt is null");
        requireNonNull(model, "model is null");
        requireNonNull(times, "times is null");
    }
}
