package io.atalaya.operators.rule.language;

import io.atalaya.operators.rule.present.Needs;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What an expression speaks of, read from it: which facts it must hear of and which are kept. */
public final class References {
    private final TreeSet<String> zones = new TreeSet<>();
    private final TreeSet<String> lines = new TreeSet<>();
    private final TreeSet<String> placeCameras = new TreeSet<>();
    private final TreeSet<String> healthCameras = new TreeSet<>();
    private final TreeSet<String> sensors = new TreeSet<>();
    private final TreeSet<String> series = new TreeSet<>();
    private final TreeSet<String> anomalies = new TreeSet<>();
    private final Map<String, Set<Duration>> stretches = new HashMap<>();
    private final Map<String, Duration> spans = new HashMap<>();
    private boolean paths;
    private boolean timed;

    References() {}

    /** What two expressions of one rule speak of. */
    public static References ofAll(List<References> parts) {
        References all = new References();
        for (References part : parts) {
            all.zones.addAll(part.zones);
            all.lines.addAll(part.lines);
            all.placeCameras.addAll(part.placeCameras);
            all.healthCameras.addAll(part.healthCameras);
            all.sensors.addAll(part.sensors);
            all.series.addAll(part.series);
            all.anomalies.addAll(part.anomalies);
            part.stretches.forEach((name, some) -> some.forEach(s -> all.stretch(name, s)));
            part.spans.forEach(all::span);
            all.paths |= part.paths;
            all.timed |= part.timed;
        }
        return all;
    }

    public Needs needs() {
        return new Needs(stretches, spans, paths);
    }

    public Set<String> zones() {
        return zones;
    }

    /** The cameras whose zones or lines it speaks of. */
    public Set<String> placeCameras() {
        return placeCameras;
    }

    /** The cameras whose health it asks for. */
    public Set<String> healthCameras() {
        return healthCameras;
    }

    /** The sensors whose health it asks for. */
    public Set<String> sensors() {
        return sensors;
    }

    /** The series whose readings it asks for. */
    public Set<String> series() {
        return series;
    }

    /** The series whose anomalies it asks for. */
    public Set<String> anomalies() {
        return anomalies;
    }

    /** Whether it can change by time alone, without a fact. */
    public boolean timed() {
        return timed;
    }

    void zone(String name, List<String> cameras) {
        zones.add(name);
        placeCameras.addAll(cameras);
    }

    void line(String name, List<String> cameras) {
        lines.add(name);
        placeCameras.addAll(cameras);
    }

    void healthOfCamera(String name) {
        healthCameras.add(name);
    }

    void healthOfSensor(String name) {
        sensors.add(name);
    }

    void reading(String seriesId) {
        series.add(seriesId);
    }

    void anomaly(String seriesId) {
        anomalies.add(seriesId);
    }

    void stretch(String seriesId, Duration stretch) {
        stretches.computeIfAbsent(seriesId, name -> new HashSet<>()).add(stretch);
        timed = true;
    }

    void span(String line, Duration span) {
        spans.merge(line, span, (a, b) -> a.compareTo(b) > 0 ? a : b);
        timed = true;
    }

    void path() {
        paths = true;
    }

    void time() {
        timed = true;
    }
}
