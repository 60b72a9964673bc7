package io.atalaya.operators.rule.present;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.Anomaly;
import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.ReadingQuality;
import io.atalaya.operators.model.SensorHealth;
import io.atalaya.operators.model.ZoneEvent;
import io.atalaya.operators.model.ZoneEventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes facts into an area's memory. An older fact never replaces a newer one. */
public final class Learning {
    private final AreaMemory memory;
    private Needs needs;

    public Learning(AreaMemory memory, Needs needs) {
        this.memory = requireNonNull(memory, "memory is null");
        this.needs = requireNonNull(needs, "needs is null");
    }

    /** What is kept from now on. */
    public void needFromNow(Needs other) {
        needs = other;
    }

    public void learn(AreaFact fact) {
        switch (fact.kind()) {
            case FRAME -> learn(requireNonNull(fact.frame()));
            case CAMERA_HEALTH -> learn(requireNonNull(fact.cameraHealth()));
            case READING -> learn(requireNonNull(fact.reading()));
            case SENSOR_HEALTH -> learn(requireNonNull(fact.sensorHealth()));
            case ANOMALY -> learn(requireNonNull(fact.anomaly()));
        }
    }

    /** Drops history that nobody asks for any more. */
    public void forgetWhatIsNotNeeded() {
        for (String key : memory.windows().keys()) {
            if (needs.stretches().entrySet().stream()
                    .noneMatch(entry -> isOf(key, entry.getKey(), entry.getValue()))) {
                memory.windows().remove(key);
            }
        }
        for (String line : memory.crossings().keys()) {
            if (!needs.spans().containsKey(line)) {
                memory.crossings().remove(line);
            }
        }
        if (!needs.paths()) {
            memory.paths().keys().forEach(memory.paths()::remove);
        }
    }

    private static boolean isOf(String key, String seriesId, Set<Duration> stretches) {
        return stretches.stream().anyMatch(stretch -> windowKey(seriesId, stretch).equals(key));
    }

    private void learn(FrameFacts frame) {
        for (ZoneEvent event : frame.events()) {
            Duration span = needs.spans().get(event.zoneId());
            if (event.type() == ZoneEventType.CROSS && span != null) {
                learn(event, span);
            }
        }
        FrameFacts before = memory.frames().find(frame.cameraId());
        if (before != null && before.at().isAfter(frame.at())) {
            return;
        }
        memory.frames().put(frame.cameraId(), frame);
        if (needs.paths()) {
            learnPaths(frame, before);
        }
    }

    private void learn(ZoneEvent event, Duration span) {
        Crossings known = memory.crossings().find(event.zoneId());
        Instant forgotten = event.at().minus(span);
        List<Crossing> crossings = new ArrayList<>();
        if (known != null) {
            for (Crossing crossing : known.crossings()) {
                if (crossing.at().isAfter(forgotten)) {
                    crossings.add(crossing);
                }
            }
        }
        crossings.add(new Crossing(event.cameraId(), event.label(), event.direction(), event.at()));
        memory.crossings().put(event.zoneId(), new Crossings(crossings));
    }

    private void learnPaths(FrameFacts frame, @Nullable FrameFacts before) {
        if (before != null) {
            for (LocatedTrack track : before.tracks()) {
                if (frame.tracks().stream().noneMatch(now -> now.id() == track.id())) {
                    memory.paths().remove(pathKey(frame.cameraId(), track.id()));
                }
            }
        }
        for (LocatedTrack track : frame.tracks()) {
            String key = pathKey(frame.cameraId(), track.id());
            TrackPath path = memory.paths().find(key);
            Spot spot = new Spot(frame.at(), track.xRatio(), track.yRatio());
            memory.paths().put(key, (path == null ? TrackPath.empty() : path).with(spot));
        }
    }

    private void learn(CameraHealth health) {
        CameraHealth before = memory.cameraHealth().find(health.cameraId());
        if (before == null || !before.at().isAfter(health.at())) {
            memory.cameraHealth().put(health.cameraId(), health);
        }
    }

    private void learn(SensorHealth health) {
        SensorHealth before = memory.sensorHealth().find(health.sensorId());
        if (before == null || !before.at().isAfter(health.at())) {
            memory.sensorHealth().put(health.sensorId(), health);
        }
    }

    private void learn(Reading reading) {
        String seriesId = reading.seriesId();
        boolean usable = reading.quality() != ReadingQuality.BAD && !Double.isNaN(reading.number());
        for (Duration stretch : needs.stretches().getOrDefault(seriesId, Set.of())) {
            if (usable) {
                learn(reading, stretch);
            }
        }
        Reading before = memory.readings().find(seriesId);
        boolean newer = before == null || !before.at().isAfter(reading.at());
        if (newer && !reading.historical()) {
            memory.readings().put(seriesId, reading);
        }
    }

    private void learn(Reading reading, Duration stretch) {
        String key = windowKey(reading.seriesId(), stretch);
        SlidingWindow window = memory.windows().find(key);
        SlidingWindow sums = window == null ? SlidingWindow.over(stretch) : window;
        sums.add(reading.at(), reading.number());
        memory.windows().put(key, sums);
    }

    private void learn(Anomaly anomaly) {
        String key = anomaly.seriesId() + '\n' + anomaly.detector();
        Anomaly before = memory.anomalies().find(key);
        if (anomaly.end() == null) {
            memory.anomalies().put(key, anomaly);
        } else if (before != null && before.id().equals(anomaly.id())) {
            memory.anomalies().remove(key);
        }
    }

    static String windowKey(String seriesId, Duration stretch) {
        return seriesId + '\n' + stretch.toMillis();
    }

    static String pathKey(String cameraId, long trackId) {
        return cameraId + '\n' + trackId;
    }
}
