package io.atalaya.pipeline.cli;

import io.atalaya.operators.anomaly.DetectorConfig;
import io.atalaya.operators.inference.ModelConfig;
import io.atalaya.operators.rule.CameraLostConfig;
import io.atalaya.operators.rule.LineCrossedConfig;
import io.atalaya.operators.rule.ObjectInZoneConfig;
import io.atalaya.operators.rule.RuleConfig;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.ValueConfig;
import io.atalaya.operators.sink.KafkaConfig;
import io.atalaya.operators.zone.LineConfig;
import io.atalaya.operators.zone.ZoneConfig;
import io.atalaya.pipeline.config.CameraSettings;
import io.atalaya.pipeline.config.LoadedConfig;
import io.atalaya.pipeline.config.PipelineConfig;
import io.atalaya.schemas.Topic;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Draws the way from cameras and sensors to the topics, for people. */
final class TopologyText {
    /** What the pipeline writes; the other topics belong to stages that are still to come. */
    private static final List<Topic> WRITTEN =
            List.of(
                    Topic.DETECTIONS,
                    Topic.ZONE_EVENTS,
                    Topic.ALERTS,
                    Topic.ALERT_EVENTS,
                    Topic.READINGS,
                    Topic.ANOMALIES,
                    Topic.HEALTH,
                    Topic.DEAD_LETTERS);

    private final LoadedConfig loaded;
    private final PipelineConfig config;
    private final StringBuilder text = new StringBuilder();

    TopologyText(LoadedConfig loaded) {
        this.loaded = loaded;
        this.config = loaded.config();
    }

    String write() {
        config.cameras().forEach(this::camera);
        config.sensors().forEach(this::sensor);
        config.detectors().forEach(this::detector);
        rules();
        topics();
        return text.toString();
    }

    private void camera(CameraSettings camera) {
        String name = camera.name();
        line(0, "camera %s, area %s".formatted(name, camera.camera().areaOrName()));
        line(1, "reads   " + loaded.redact(camera.camera().redactedUrl()));
        ModelConfig model = config.modelOf(camera);
        String labels = camera.labels().isEmpty() ? "all" : String.join(", ", camera.labels());
        line(1, "model   %s, keeps %s of its labels".formatted(model.name(), labels));
        line(1, "tracks  what it finds from frame to frame");
        for (ZoneConfig zone : camera.zones()) {
            line(1, "zone    %s, %d corners".formatted(zone.name(), zone.polygon().size()));
        }
        for (LineConfig crossed : camera.lines()) {
            line(1, "line    %s, %s to %s".formatted(crossed.name(), crossed.from(), crossed.to()));
        }
    }

    private void sensor(SensorConfig sensor) {
        line(0, "sensor %s, area %s".formatted(sensor.name(), sensor.areaOrName()));
        line(1, "reads   " + loaded.redact(sensor.redactedUrl()));
        for (ValueConfig value : sensor.values()) {
            String unit = value.unit() == null ? "" : ", in " + value.unit();
            String from = value.sourceUnit() == null ? "" : " from " + value.sourceUnit();
            line(1, "value   %s%s%s".formatted(value.name(), unit, from));
        }
    }

    private void detector(DetectorConfig detector) {
        String series = String.join(", ", detector.series());
        line(0, "detector %s, on %s".formatted(detector.name(), series));
        line(1, "%s -> anomaly".formatted(detector.kind().name()));
    }

    private void rules() {
        if (config.rules().isEmpty()) {
            line(0, "no rules: no alerts");
        }
        for (RuleConfig rule : config.rules()) {
            String cameras =
                    rule.cameras().isEmpty() ? "all cameras" : String.join(", ", rule.cameras());
            line(0, "rule %s, on %s".formatted(rule.name(), cameras));
            String priority = rule.priority().name().toLowerCase(Locale.ROOT);
            line(1, "%s -> alert of priority %s".formatted(condition(rule), priority));
        }
    }

    private static String condition(RuleConfig rule) {
        ObjectInZoneConfig inZone = rule.objectInZone();
        if (inZone != null) {
            String what = "%s%s in zone %s for %s";
            return what.formatted(
                    object(inZone.label()),
                    inZone.attributes().isEmpty() ? "" : " " + inZone.attributes(),
                    inZone.zone(),
                    seconds(inZone.forAtLeast()));
        }
        LineCrossedConfig crossed = rule.lineCrossed();
        if (crossed != null) {
            return "%s across line %s".formatted(object(crossed.label()), crossed.line());
        }
        CameraLostConfig lost = rule.cameraLost();
        return "camera lost for " + (lost == null ? "a time" : seconds(lost.forAtLeast()));
    }

    private static String object(@Nullable String label) {
        return label == null ? "any object" : label;
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString()
                + " s";
    }

    private void topics() {
        KafkaConfig kafka = config.kafka();
        String format = kafka.format().name().toLowerCase(Locale.ROOT);
        line(0, "topics at %s, in %s".formatted(kafka.bootstrapServers(), format));
        int width = WRITTEN.stream().map(kafka::nameOf).mapToInt(String::length).max().orElse(0);
        String row = "%-" + width + "s  %s";
        text.append(
                WRITTEN.stream()
                        .map(topic -> row.formatted(kafka.nameOf(topic), topic.description()))
                        .collect(Collectors.joining("\n  ", "  ", "\n")));
    }

    private void line(int depth, String content) {
        text.append("  ".repeat(depth)).append(content).append('\n');
    }
}
