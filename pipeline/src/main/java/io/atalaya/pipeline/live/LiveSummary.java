package io.atalaya.pipeline.live;

import com.google.protobuf.Message;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.Anomaly;
import io.atalaya.schemas.v1.Frame;
import io.atalaya.schemas.v1.Health;
import io.atalaya.schemas.v1.ZoneEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Counts what a pipeline said. Safe to be read while it counts. */
public final class LiveSummary implements BiConsumer<Topic, Message> {
    private long numFrames;
    private long numObjects;
    private long numDeadLetters;
    private final Map<String, Long> zoneEvents = new TreeMap<>();
    private final Map<String, Long> alertsByRule = new TreeMap<>();
    private final Map<String, Long> anomaliesBySeries = new TreeMap<>();
    private final Map<String, Health> healthByCamera = new TreeMap<>();

    @Override
    public synchronized void accept(Topic topic, Message message) {
        if (message instanceof Frame frame) {
            count(frame);
        } else if (message instanceof ZoneEvent event) {
            zoneEvents.merge(event.getZoneId() + " " + word(event.getType().name()), 1L, Long::sum);
        } else if (message instanceof Alert alert && topic == Topic.ALERTS) {
            alertsByRule.merge(alert.getRuleId(), alert.getRevision() == 1 ? 1L : 0L, Long::sum);
        } else if (message instanceof Anomaly anomaly && !anomaly.hasEnd()) {
            String series = anomaly.getSensorId() + "/" + anomaly.getName();
            anomaliesBySeries.merge(series + ", " + anomaly.getDetector(), 1L, Long::sum);
        } else if (message instanceof Health health) {
            healthByCamera.put(health.getSensorId(), health);
        } else if (topic == Topic.DEAD_LETTERS) {
            numDeadLetters++;
        }
    }

    private void count(Frame frame) {
        numFrames++;
        numObjects += frame.getObjectsCount();
    }

    public synchronized long numFrames() {
        return numFrames;
    }

    /** For people, a line each. */
    public synchronized List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%d frames with %d objects, %d dead letters"
                        .formatted(numFrames, numObjects, numDeadLetters));
        healthByCamera.values().forEach(health -> lines.add(accountOf(health)));
        zoneEvents.forEach(
                (what, count) -> lines.add("zone events  %s: %d".formatted(what, count)));
        anomaliesBySeries.forEach(
                (what, count) -> lines.add("anomalies    %s: %d".formatted(what, count)));
        alertsByRule.forEach(
                (rule, count) -> lines.add("alerts       %s: %d".formatted(rule, count)));
        return lines;
    }

    /** Where a camera's frames or a sensor's messages went. */
    public static String accountOf(Health health) {
        return health.hasReadingCounts() ? accountOfSensor(health) : accountOfCamera(health);
    }

    private static String accountOfSensor(Health health) {
        var counts = health.getReadingCounts();
        return "sensor %s %s: received %d = accepted %d + refused %d, with %d readings"
                .formatted(
                        health.getSensorId(),
                        word(health.getStatus().name()),
                        counts.getReceived(),
                        counts.getAccepted(),
                        sum(counts.getRefusedMap()),
                        counts.getReadings());
    }

    private static String accountOfCamera(Health health) {
        var counts = health.getCounts();
        return "camera %s %s: captured %d = inferred %d + skipped %d + dropped %d"
                .formatted(
                        health.getSensorId(),
                        word(health.getStatus().name()),
                        counts.getCaptured(),
                        counts.getInferred(),
                        sum(counts.getSkippedMap()),
                        sum(counts.getDroppedMap()));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** An enum constant as people write it. */
    public static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
