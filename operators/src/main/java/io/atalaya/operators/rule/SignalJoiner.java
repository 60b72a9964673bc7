package io.atalaya.operators.rule;

import io.atalaya.operators.model.Anomaly;
import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.model.JoinStatus;
import io.atalaya.operators.model.ModelInfo;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.ReadingQuality;
import io.atalaya.operators.model.ReadingType;
import io.atalaya.operators.model.RuleSignal;
import io.atalaya.operators.model.SensorHealth;
import io.atalaya.operators.rule.present.AreaPresent;
import io.atalaya.operators.rule.present.FrameFacts;
import io.atalaya.operators.rule.present.LocatedTrack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts together what a rule has to tell: what it was joined with, and what was missing. */
final class SignalJoiner {
    private final WhenRule rule;
    private final AreaPresent present;

    SignalJoiner(WhenRule rule, AreaPresent present) {
        this.rule = rule;
        this.present = present;
    }

    /**
     * @param late whether what made it true had come too late
     */
    RuleSignal write(Instant start, @Nullable Instant end, boolean late) {
        RuleConfig config = rule.config();
        return new RuleSignal(
                config.name(),
                rule.version(),
                config.kind().category(),
                config.priority(),
                rule.area(),
                sourceId(),
                "",
                rule.message(),
                config.consequence(),
                config.response(),
                start,
                end,
                objectIds(),
                frameIds(),
                new ArrayList<>(),
                readings(),
                anomalies(),
                model(),
                joinStatus(late));
    }

    /** What was told when it came true, told again as over. */
    static RuleSignal over(RuleSignal open, Instant end) {
        return new RuleSignal(
                open.ruleId(),
                open.ruleVersion(),
                open.category(),
                open.priority(),
                open.area(),
                open.sourceId(),
                open.subject(),
                open.message(),
                open.consequence(),
                open.response(),
                open.start(),
                end.isBefore(open.start()) ? open.start() : end,
                open.objectIds(),
                open.frameIds(),
                open.zoneEvents(),
                open.readings(),
                open.anomalies(),
                open.model(),
                open.joinStatus());
    }

    /** Where only one camera, or without cameras only one sensor, takes part, that one. */
    private String sourceId() {
        TreeSet<String> cameras = new TreeSet<>(rule.references().placeCameras());
        cameras.addAll(rule.references().healthCameras());
        if (cameras.size() == 1) {
            return cameras.first();
        }
        boolean oneSensor = cameras.isEmpty() && rule.sensors().size() == 1;
        return oneSensor ? rule.sensors().iterator().next() : "";
    }

    private List<FrameFacts> frames() {
        List<FrameFacts> frames = new ArrayList<>();
        for (String camera : rule.references().placeCameras()) {
            FrameFacts frame = present.frame(camera);
            if (frame != null) {
                frames.add(frame);
            }
        }
        return frames;
    }

    private List<String> frameIds() {
        List<String> ids = new ArrayList<>();
        frames().forEach(frame -> ids.add(frame.frameId()));
        return ids;
    }

    private List<String> objectIds() {
        List<String> ids = new ArrayList<>();
        for (FrameFacts frame : frames()) {
            for (LocatedTrack track : frame.tracks()) {
                if (rule.references().zones().stream()
                        .anyMatch(zone -> track.inSince(zone) != null)) {
                    ids.add(Long.toString(track.id()));
                }
            }
        }
        return ids;
    }

    private @Nullable ModelInfo model() {
        List<FrameFacts> frames = frames();
        return frames.isEmpty() ? null : frames.get(0).model();
    }

    private List<Reading> readings() {
        List<Reading> readings = new ArrayList<>();
        for (String series : rule.references().series()) {
            Reading reading = present.reading(series);
            if (reading != null) {
                readings.add(reading);
            }
        }
        return readings;
    }

    private List<Anomaly> anomalies() {
        List<Anomaly> anomalies = new ArrayList<>();
        for (String series : rule.references().anomalies()) {
            anomalies.addAll(present.anomalies(series));
        }
        return anomalies;
    }

    private JoinStatus joinStatus(boolean late) {
        if (rule.references().series().stream().anyMatch(this::isMissing)
                || rule.sensors().stream().anyMatch(this::isAway)) {
            return JoinStatus.SENSOR_MISSING;
        }
        if (rule.references().placeCameras().stream().anyMatch(this::isUnhealthy)) {
            return JoinStatus.CAMERA_UNHEALTHY;
        }
        return late ? JoinStatus.SENSOR_LATE : JoinStatus.COMPLETE;
    }

    private boolean isMissing(String series) {
        Reading reading = present.reading(series);
        return reading == null
                || reading.quality() == ReadingQuality.BAD
                || reading.type() == ReadingType.NONE;
    }

    private boolean isAway(String sensorId) {
        SensorHealth health = present.sensorHealth(sensorId);
        return health != null
                && (isAway(health.status()) || health.reason() == HealthReason.SILENT);
    }

    private boolean isUnhealthy(String cameraId) {
        CameraHealth health = present.cameraHealth(cameraId);
        return present.frame(cameraId) == null || (health != null && isAway(health.status()));
    }

    private static boolean isAway(HealthStatus status) {
        return status == HealthStatus.RECONNECTING || status == HealthStatus.OFFLINE;
    }
}
