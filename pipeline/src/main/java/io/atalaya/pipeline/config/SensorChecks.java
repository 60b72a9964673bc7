package io.atalaya.pipeline.config;

import io.atalaya.pipeline.config.ConfigNode.Mapping;
import io.atalaya.pipeline.config.ConfigNode.Scalar;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What must be so between sensors, and between a sensor and its files and names. */
final class SensorChecks {
    private final Problems problems;
    private final List<Mapping> sensors;
    private final List<Mapping> cameras;

    SensorChecks(Mapping root, Problems problems) {
        this.problems = problems;
        this.sensors = root.mappings("sensors");
        this.cameras = root.mappings("cameras");
    }

    void check() {
        Map<String, String> seen = new HashMap<>();
        for (int i = 0; i < cameras.size(); i++) {
            String name = cameras.get(i).text("name");
            if (name != null) {
                seen.putIfAbsent(name, ConfigPath.item("cameras", i));
            }
        }
        for (int i = 0; i < sensors.size(); i++) {
            String path = ConfigPath.item("sensors", i);
            checkName(sensors.get(i), path, seen);
            checkFile(sensors.get(i), path);
            if (sensors.get(i).get("mqtt") instanceof Mapping mqtt) {
                checkFileAt("caFile", mqtt, ConfigPath.key(path, "mqtt"));
                checkSecret("password", mqtt, ConfigPath.key(path, "mqtt"));
            }
            if (sensors.get(i).get("opcUa") instanceof Mapping opcUa) {
                checkOpcUa(opcUa, ConfigPath.key(path, "opcUa"));
            }
        }
    }

    /** On the topic of health, cameras and sensors are told apart by their names alone. */
    private void checkName(Mapping sensor, String path, Map<String, String> seen) {
        String name = sensor.text("name");
        String first = name == null ? null : seen.putIfAbsent(name, path);
        if (first != null) {
            String message =
                    "'%s' names %s already; each camera and sensor needs a name of its own";
            report("name", sensor, path, message.formatted(name, first));
        }
    }

    private void checkFile(Mapping sensor, String path) {
        String url = sensor.text("url");
        if (url == null || !ConfigCompletion.isSensorFile(url) || url.isBlank() || isFile(url)) {
            return;
        }
        String shown = sensor.get("url") instanceof Scalar scalar ? scalar.shown() : url;
        report("url", sensor, path, shown + " is no file that can be read; check the path");
    }

    private void checkOpcUa(Mapping opcUa, String path) {
        checkFileAt("caFile", opcUa, path);
        checkFileAt("keyStore", opcUa, path);
        checkSecret("keyStorePassword", opcUa, path);
        checkSecret("password", opcUa, path);
    }

    private void checkFileAt(String key, Mapping mapping, String path) {
        String file = mapping.text(key);
        if (file != null && !isFile(file)) {
            report(key, mapping, path, file + " is no file that can be read; check the path");
        }
    }

    /** What stands in a file in the open is soon in a repository, a ticket or a backup. */
    private void checkSecret(String key, Mapping mapping, String path) {
        if (mapping.get(key) instanceof Scalar scalar && !scalar.substituted()) {
            String cure = "is written in the open; write ${env:NAME} or ${file:PATH} instead";
            report(key, mapping, path, cure);
        }
    }

    private static boolean isFile(String file) {
        try {
            Path path = Path.of(file);
            return Files.isRegularFile(path) && Files.isReadable(path);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private void report(String key, Mapping mapping, String path, String message) {
        NamedItems.report(problems, key, mapping, path, message);
    }
}
