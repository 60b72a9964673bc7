package io.atalaya.operators.rule.present;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.Anomaly;
import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.SensorHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is so in an area at a moment: all that a rule can see. */
public final class AreaPresent {
    private final AreaMemory memory;
    private Instant now = Instant.EPOCH;

    public AreaPresent(AreaMemory memory) {
        this.memory = requireNonNull(memory, "memory is null");
    }

    public void moveTo(Instant moment) {
        now = moment;
    }

    /** Event time. */
    public Instant now() {
        return now;
    }

    /** How long ago; nothing is younger than now. */
    public Duration since(Instant at) {
        Duration age = Duration.between(at, now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** The camera's latest frame, null before its first. */
    public @Nullable FrameFacts frame(String cameraId) {
        return memory.frames().find(cameraId);
    }

    public @Nullable CameraHealth cameraHealth(String cameraId) {
        return memory.cameraHealth().find(cameraId);
    }

    public @Nullable SensorHealth sensorHealth(String sensorId) {
        return memory.sensorHealth().find(sensorId);
    }

    /** The series' latest reading, whatever its quality; null before its first. */
    public @Nullable Reading reading(String seriesId) {
        return memory.readings().find(seriesId);
    }

    public @Nullable SlidingWindow window(String seriesId, Duration stretch) {
        return memory.windows().find(Learning.windowKey(seriesId, stretch));
    }

    /** The crossings of the line in the last while, oldest first. */
    public List<Crossing> crossings(String line, Duration span) {
        Crossings known = memory.crossings().find(line);
        if (known == null) {
            return List.of();
        }
        Instant from = now.minus(span);
        List<Crossing> within = new ArrayList<>();
        for (Crossing crossing : known.crossings()) {
            if (crossing.at().isAfter(from) && !crossing.at().isAfter(now)) {
                within.add(crossing);
            }
        }
        return within;
    }

    /** The series' anomalies that last, by detector. */
    public List<Anomaly> anomalies(String seriesId) {
        List<Anomaly> lasting = new ArrayList<>();
        for (String key : memory.anomalies().keys()) {
            Anomaly anomaly = memory.anomalies().find(key);
            if (anomaly != null && anomaly.seriesId().equals(seriesId)) {
                lasting.add(anomaly);
            }
        }
        return lasting;
    }

    public @Nullable TrackPath path(String cameraId, long trackId) {
        return memory.paths().find(Learning.pathKey(cameraId, trackId));
    }
}
