package io.atalaya.operators.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * The facts of one frame. Each stage hands on a copy that knows more: inference adds the objects,
 * the tracker their tracks, the zone stage the zones, counts and events. Pixels are not among them.
 *
 * @param inferredAt when the model's result was there, in UTC
 * @param events what happened in this frame
 */
public record Frame(
        FrameInfo info,
        ModelInfo model,
        Instant inferredAt,
        List<DetectedObject> objects,
        List<ZoneCount> zoneCounts,
        List<ZoneEvent> events) {
    public Frame {
        requireNonNull(info, "info is null");
        requireNonNull(model, "model is null");
        requireNonNull(inferredAt, "inferredAt is null");
        requireNonNull(objects, "objects is null");
        requireNonNull(zoneCounts, "zoneCounts is null");
        requireNonNull(events, "events is null");
    }

    public Frame withObjects(List<DetectedObject> tracked) {
        return new Frame(info, model, inferredAt, tracked, zoneCounts, events);
    }

    public Frame withZones(
            List<DetectedObject> located, List<ZoneCount> counts, List<ZoneEvent> happened) {
        return new Frame(info, model, inferredAt, located, counts, happened);
    }
}
