package io.atalaya.operators.rule;

import io.atalaya.operators.model.ModelInfo;
import io.atalaya.operators.model.ZoneEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a condition found: it has come true, or it is over, or both at once. What belongs together
 * has the same {@code cameraId}, {@code what} and {@code start}.
 *
 * @param end null when it has just come true and lasts
 * @param words for the message
 */
record Occurrence(
        String area,
        String cameraId,
        String what,
        Instant start,
        @Nullable Instant end,
        List<String> objectIds,
        List<String> frameIds,
        List<ZoneEvent> zoneEvents,
        @Nullable ModelInfo model,
        Map<String, String> words) {}
