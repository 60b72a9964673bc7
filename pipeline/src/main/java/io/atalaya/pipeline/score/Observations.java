package io.atalaya.pipeline.score;

import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.atalaya.operators.model.Box;
import io.atalaya.operators.score.FoundBox;
import io.atalaya.operators.score.SceneEvent;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.Bbox;
import io.atalaya.schemas.v1.Frame;
import io.atalaya.schemas.v1.Health;
import io.atalaya.schemas.v1.ZoneEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** What a pipeline said of some clips, in the words of the score. */
final class Observations implements BiConsumer<Topic, Message> {
    static final List<Topic> TOPICS =
            List.of(Topic.DETECTIONS, Topic.ZONE_EVENTS, Topic.ALERT_EVENTS, Topic.HEALTH);

    private static final double NANOS_PER_SECOND = 1e9;

    private final Map<String, List<Frame>> framesByCamera = new TreeMap<>();
    private final List<ZoneEvent> zoneEvents = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
    private final Map<String, Health> healthByCamera = new TreeMap<>();

    @Override
    public synchronized void accept(Topic topic, Message message) {
        if (message instanceof Frame frame) {
            framesByCamera
                    .computeIfAbsent(frame.getSensorId(), camera -> new ArrayList<>())
                    .add(frame);
        } else if (message instanceof ZoneEvent event) {
            zoneEvents.add(event);
        } else if (message instanceof Alert alert && comesTrue(alert)) {
            alerts.add(alert);
        } else if (message instanceof Health health) {
            healthByCamera.put(health.getSensorId(), health);
        }
    }

    private static boolean comesTrue(Alert alert) {
        return alert.getChange() == Alert.Change.RAISE
                || alert.getChange() == Alert.Change.RAISE_AGAIN;
    }

    /** Frames that the model looked at and that did not arrive here; a score would be wrong. */
    synchronized Optional<String> lost() {
        return healthByCamera.values().stream()
                .filter(health -> inferred(health) != frames(health.getSensorId()).size())
                .map(
                        health ->
                                "camera %s inferred %d frames and %d were read from the topic"
                                        .formatted(
                                                health.getSensorId(),
                                                inferred(health),
                                                frames(health.getSensorId()).size()))
                .findFirst();
    }

    private static long inferred(Health health) {
        return health.getCounts().getInferred();
    }

    private List<Frame> frames(String camera) {
        return framesByCamera.getOrDefault(camera, List.of());
    }

    /** The frames that were looked at, by their numbers in the clip, from 1. */
    synchronized Map<Integer, List<FoundBox>> boxes(String camera) {
        Map<Integer, List<FoundBox>> boxes = new TreeMap<>();
        for (Frame frame : frames(camera)) {
            int number = (int) frame.getSequence() + 1;
            boxes.put(number, frame.getObjectsList().stream().map(o -> found(number, o)).toList());
        }
        return boxes;
    }

    private static FoundBox found(int frame, io.atalaya.schemas.v1.Object object) {
        Bbox box = object.getBbox();
        // Where a lost track should be by now is no finding.
        String track = object.getTrack().getLost() ? "" : object.getId();
        return new FoundBox(
                frame,
                track,
                object.getType(),
                new Box(box.getLeftX(), box.getTopY(), box.getRightX(), box.getBottomY()),
                object.getConfidence());
    }

    /**
     * Zone events and alerts, in seconds since the scene began.
     *
     * @param start event time of the clips' beginning
     */
    synchronized List<SceneEvent> events(Instant start) {
        return Stream.concat(
                        zoneEvents.stream().flatMap(event -> event(event, start).stream()),
                        alerts.stream().map(alert -> event(alert, start)))
                .toList();
    }

    private static Optional<SceneEvent> event(ZoneEvent event, Instant start) {
        String type =
                switch (event.getType()) {
                    case ENTER, INSIDE -> "enter";
                    case LEAVE -> "leave";
                    case CROSS -> "cross";
                    default -> "";
                };
        String direction =
                switch (event.getDirection()) {
                    case LEFT_TO_RIGHT -> EventTruthReader.FORWARD;
                    case RIGHT_TO_LEFT -> EventTruthReader.BACKWARD;
                    default -> null;
                };
        return type.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new SceneEvent(
                                type,
                                event.getSensorId(),
                                event.getZoneId(),
                                event.getLabel(),
                                direction,
                                seconds(event.getTimestamp(), start)));
    }

    private static SceneEvent event(Alert alert, Instant start) {
        return new SceneEvent(
                EventTruthReader.ALERT,
                alert.getRuleId(),
                null,
                null,
                null,
                seconds(cameTrueAt(alert), start));
    }

    /** Of an alert that came true again, its timestamp says when it did for the first time. */
    private static Timestamp cameTrueAt(Alert alert) {
        boolean again = alert.getChange() == Alert.Change.RAISE_AGAIN;
        return again ? alert.getChangedAt() : alert.getTimestamp();
    }

    private static double seconds(Timestamp at, Instant start) {
        Instant instant = Instant.ofEpochSecond(at.getSeconds(), at.getNanos());
        return Duration.between(start, instant).toNanos() / NANOS_PER_SECOND;
    }

    /** When the first frame of all was captured. */
    synchronized Optional<Instant> firstFrame() {
        return framesByCamera.values().stream()
                .flatMap(List::stream)
                .map(Frame::getTimestamp)
                .map(at -> Instant.ofEpochSecond(at.getSeconds(), at.getNanos()))
                .min(Instant::compareTo);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d cameras, %d zone events, %d alerts",
                framesByCamera.size(),
                zoneEvents.size(),
                alerts.size());
    }
}
