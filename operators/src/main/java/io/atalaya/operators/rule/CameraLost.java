package io.atalaya.operators.rule;

import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.rule.language.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A camera gave no picture for a time, counted from the first word of the loss: going from
 * reconnecting to offline does not begin anew. It comes true when the time is over, whether or not
 * the camera reports then, and is over when frames arrive again.
 */
final class CameraLost implements Condition {
    private final CameraLostConfig config;

    CameraLost(CameraLostConfig config) {
        this.config = config;
    }

    @Override
    public void onHealth(CameraHealth health, WatchBook watches, Consumer<Occurrence> found) {
        Watch watch = watches.find(health.cameraId());
        if (!isLost(health.status())) {
            watches.remove(health.cameraId());
            if (watch != null && watch.raised()) {
                Instant start = startOf(watch);
                Instant end = health.since().isBefore(start) ? start : health.since();
                found.accept(occurrence(watch, health.area(), health.cameraId(), end, end));
            }
            return;
        }
        if (watch == null) {
            watch =
                    new Watch(
                            health.since(),
                            "after epoch " + health.streamEpoch(),
                            false,
                            "",
                            List.of());
            watches.put(health.cameraId(), watch);
        }
        if (!watch.raised() && !health.at().isBefore(startOf(watch))) {
            raise(watch, health.area(), health.cameraId(), watches, found);
        }
    }

    @Override
    public @Nullable Instant due(Watch watch) {
        return watch.raised() ? null : startOf(watch);
    }

    @Override
    public void onDue(String area, String key, WatchBook watches, Consumer<Occurrence> found) {
        Watch watch = watches.find(key);
        if (watch != null) {
            raise(watch, area, key, watches, found);
        }
    }

    private void raise(
            Watch watch,
            String area,
            String cameraId,
            WatchBook watches,
            Consumer<Occurrence> found) {
        watches.put(cameraId, watch.asRaised());
        found.accept(occurrence(watch, area, cameraId, null, startOf(watch)));
    }

    private Occurrence occurrence(
            Watch watch, String area, String cameraId, @Nullable Instant end, Instant until) {
        return new Occurrence(
                area,
                cameraId,
                watch.what(),
                startOf(watch),
                end,
                List.of(),
                List.of(),
                List.of(),
                null,
                Map.of("duration", DurationText.of(Duration.between(watch.since(), until))));
    }

    @Override
    public Instant startOf(Watch watch) {
        return watch.since().plus(config.forAtLeast());
    }

    private static boolean isLost(HealthStatus status) {
        return status == HealthStatus.RECONNECTING || status == HealthStatus.OFFLINE;
    }
}
