package io.atalaya.pipeline.config;

import io.atalaya.operators.alarm.AlarmsConfig;
import io.atalaya.operators.anomaly.DetectorConfig;
import io.atalaya.operators.evidence.EvidenceConfig;
import io.atalaya.operators.inference.ModelConfig;
import io.atalaya.operators.rule.RuleConfig;
import io.atalaya.operators.rule.language.ShiftConfig;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.settings.Setting;
import io.atalaya.operators.sink.KafkaConfig;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

/** Everything a pipeline is told: the root of the YAML. Names are unique and refer to something. */
public record PipelineConfig(
        @Setting(
                        doc = "Names the plant or the lab in messages that leave it.",
                        defaultValue = "site",
                        example = "plant-1")
                String site,
        @Setting(doc = "Where the messages go.") KafkaConfig kafka,
        @Setting(
                        doc =
                                "The models that look at the pictures, at least one where there is a"
                                        + " camera.",
                        example = "[{name: yolox-nano, file: models/yolox_nano_416.onnx}]")
                List<ModelConfig> models,
        @Setting(
                        doc = "The cameras: what they are, and what to watch in their pictures.",
                        example = "[{name: door, url: rtsp://10.0.0.7/stream}]")
                List<CameraSettings> cameras,
        @Setting(
                        doc =
                                "The sensors: where their values come from, and in which units. A"
                                        + " pipeline has at least one camera or sensor.",
                        example =
                                "[{name: motor-1, url: motor-1.csv, timestamp: time, values: […]}]")
                List<SensorConfig> sensors,
        @Setting(
                        doc = "What tells that a series of readings is out of the ordinary.",
                        example = "[{name: odd, series: [motor-1/vibration]}]")
                List<DetectorConfig> detectors,
        @Setting(doc = "What raises an alert.") List<RuleConfig> rules,
        @Setting(doc = "How alarms are handled once they are raised.") AlarmsConfig alarms,
        @Setting(
                        doc = "The time zone in which rules ask for the hour, the day and shifts.",
                        defaultValue = "UTC",
                        example = "Europe/Madrid")
                String timeZone,
        @Setting(
                        doc = "The stretches of the day that rules may ask for by name.",
                        example = "[{name: night, from: \"22:00\", to: \"06:00\"}]")
                List<ShiftConfig> shifts,
        @Setting(doc = "Where recordings and the evidence of alerts lie.") EvidenceConfig evidence,
        @Setting(doc = "How the job runs.") RuntimeConfig runtime)
        implements Serializable {
    public PipelineConfig {
        if (site.isBlank()) {
            throw new IllegalArgumentException("site is empty; give the site a name");
        }
        models = List.copyOf(models);
        cameras = List.copyOf(cameras);
        sensors = List.copyOf(sensors);
        detectors = List.copyOf(detectors);
        rules = List.copyOf(rules);
        shifts = List.copyOf(shifts);
        checkZone(timeZone);
    }

    private static void checkZone(String timeZone) {
        try {
            ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "timeZone is none that is known: '"
                            + timeZone
                            + "'; write one such as Europe/Madrid",
                    e);
        }
    }

    /** Whether all inputs come to an end by themselves, and with them the job. */
    public boolean isFinite() {
        return cameras.stream().allMatch(camera -> camera.camera().isFinite())
                && sensors.stream().allMatch(SensorConfig::isFinite);
    }

    /** The same, run in another way. */
    public PipelineConfig withRuntime(RuntimeConfig other) {
        return new PipelineConfig(
                site, kafka, models, cameras, sensors, detectors, rules, alarms, timeZone, shifts,
                evidence, other);
    }

    /** The model that a camera's pictures go to. */
    public ModelConfig modelOf(CameraSettings camera) {
        return models.stream()
                .filter(model -> model.name().equals(camera.model()))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no model " + camera.model()));
    }
}
