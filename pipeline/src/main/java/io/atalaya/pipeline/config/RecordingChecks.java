package io.atalaya.pipeline.config;

import io.atalaya.operators.camera.CameraConfig;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.source.PlaybackSpeed;
import io.atalaya.pipeline.config.ConfigNode.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether recordings that are played as time goes on begin near the present where live inputs stand
 * beside them. There is one event time for the site, the slowest input's: with a recording of long
 * ago it would stand still for all others.
 */
final class RecordingChecks {
    private final Mapping root;
    private final Binder binder;
    private final Problems problems;
    private final List<String> liveCameras = new ArrayList<>();
    private final List<String> liveSensors = new ArrayList<>();

    RecordingChecks(Mapping root, Binder binder, Problems problems) {
        this.root = root;
        this.binder = binder;
        this.problems = problems;
    }

    void check() {
        List<Mapping> cameras = root.mappings("cameras");
        List<Mapping> sensors = root.mappings("sensors");
        for (int i = 0; i < cameras.size(); i++) {
            camera(i).filter(CameraConfig::isLive).ifPresent(one -> liveCameras.add(one.name()));
        }
        for (int i = 0; i < sensors.size(); i++) {
            sensor(i).filter(SensorConfig::isLive).ifPresent(one -> liveSensors.add(one.name()));
        }
        for (int i = 0; i < cameras.size(); i++) {
            if (camera(i).filter(RecordingChecks::isOfItsOwnTime).isPresent()) {
                check(cameras.get(i), ConfigPath.item("cameras", i), false);
            }
        }
        for (int i = 0; i < sensors.size(); i++) {
            if (sensor(i).filter(RecordingChecks::isOfItsOwnTime).isPresent()) {
                check(sensors.get(i), ConfigPath.item("sensors", i), true);
            }
        }
    }

    /** Only conditions in event time wait for other inputs: those of expressions and detectors. */
    private void check(Mapping recording, String path, boolean isSensor) {
        List<String> held = new ArrayList<>();
        if (root.mappings("rules").stream().anyMatch(rule -> rule.text("when") != null)) {
            held.addAll(liveCameras);
            held.addAll(liveSensors);
        } else if (isSensor && !root.mappings("detectors").isEmpty()) {
            held.addAll(liveSensors);
        }
        if (!held.isEmpty()) {
            NamedItems.report(
                    problems,
                    "startTime",
                    recording,
                    path,
                    "is missing, and this recording is played as time goes on, beside what is live ("
                            + String.join(", ", held)
                            + "): rules with when and detectors would wait for its time to come to"
                            + " the present; write the instant at which it shall begin, or set"
                            + " speed: as-fast-as-possible without loop");
        }
    }

    private static boolean isOfItsOwnTime(CameraConfig camera) {
        boolean goesOn = camera.loop() || camera.speed() == PlaybackSpeed.REALTIME;
        return !camera.isLive() && goesOn && camera.startTime() == null;
    }

    private static boolean isOfItsOwnTime(SensorConfig sensor) {
        boolean goesOn = sensor.loop() || sensor.speed() == PlaybackSpeed.REALTIME;
        return !sensor.isLive() && goesOn && sensor.startTime() == null;
    }

    private Optional<CameraConfig> camera(int index) {
        return binder.boundAt(ConfigPath.item("cameras", index), CameraSettings.class)
                .map(CameraSettings::camera);
    }

    private Optional<SensorConfig> sensor(int index) {
        return binder.boundAt(ConfigPath.item("sensors", index), SensorConfig.class);
    }
}
