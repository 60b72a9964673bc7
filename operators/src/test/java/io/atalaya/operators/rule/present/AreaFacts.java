package io.atalaya.operators.rule.present;

import io.atalaya.operators.model.Anomaly;
import io.atalaya.operators.model.Attribute;
import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.ClockSource;
import io.atalaya.operators.model.CrossingDirection;
import io.atalaya.operators.model.FrameCounts;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.model.ModelInfo;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.ReadingCounts;
import io.atalaya.operators.model.ReadingQuality;
import io.atalaya.operators.model.ReadingType;
import io.atalaya.operators.model.SensorHealth;
import io.atalaya.operators.model.ZoneCount;
import io.atalaya.operators.model.ZoneEvent;
import io.atalaya.operators.model.ZoneEventType;
import io.atalaya.operators.model.ZonePresence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Facts of the area "press", at a second of a Sunday morning. */
public final class AreaFacts {
    public static final Instant START = Instant.parse("2026-03-01T06:00:00Z");
    private static final ModelInfo MODEL = new ModelInfo("toy", "1", "00", "fp32", "CPU", "");

    private AreaFacts() {}

    public static Instant second(double second) {
        return START.plusMillis(Math.round(second * 1000));
    }

    /** This many persons in zone "press" of camera "door". */
    public static AreaFact persons(double second, int count) {
        List<LocatedTrack> tracks = new ArrayList<>();
        for (int id = 1; id <= count; id++) {
            tracks.add(track(id, "person", START, 0.1 * id, 0.5));
        }
        return frame(second, tracks, List.of());
    }

    public static LocatedTrack track(long id, String label, Instant since, double x, double y) {
        return new LocatedTrack(
                id, label, 0.9f, since, x, y, List.of(), List.of(new ZonePresence("press", since)));
    }

    /** Somebody in zone "press" whose helmet was seen, or that there is none. */
    public static LocatedTrack person(long id, String helmet) {
        return new LocatedTrack(
                id,
                "person",
                0.9f,
                START,
                0.5,
                0.5,
                List.of(new Attribute("helmet", helmet, 0.8f)),
                List.of(new ZonePresence("press", START)));
    }

    public static AreaFact frame(double second, List<LocatedTrack> tracks, List<ZoneEvent> events) {
        List<ZoneCount> counts =
                tracks.stream()
                        .map(LocatedTrack::label)
                        .distinct()
                        .map(
                                label ->
                                        new ZoneCount(
                                                "press",
                                                label,
                                                (int)
                                                        tracks.stream()
                                                                .filter(
                                                                        track ->
                                                                                track.label()
                                                                                        .equals(
                                                                                                label))
                                                                .count()))
                        .toList();
        return AreaFact.of(
                new FrameFacts(
                        "door",
                        "press",
                        "door/0/" + Math.round(second * 10),
                        second(second),
                        MODEL,
                        new ArrayList<>(tracks),
                        new ArrayList<>(counts),
                        new ArrayList<>(events)));
    }

    public static AreaFact crossing(double second, String label, CrossingDirection direction) {
        ZoneEvent event =
                new ZoneEvent(
                        "door",
                        "press",
                        "gate",
                        ZoneEventType.CROSS,
                        direction,
                        "door/0/" + Math.round(second * 10),
                        1,
                        label,
                        1,
                        second(second),
                        0,
                        1);
        return frame(second, List.of(), List.of(event));
    }

    public static Reading number(double second, String name, double value) {
        return reading(second, name, ReadingType.NUMBER, value, "", ReadingQuality.GOOD);
    }

    public static Reading flag(double second, String name, boolean on) {
        return reading(second, name, ReadingType.FLAG, on ? 1 : 0, "", ReadingQuality.GOOD);
    }

    public static Reading reading(
            double second,
            String name,
            ReadingType type,
            double value,
            String text,
            ReadingQuality quality) {
        return new Reading(
                "motor-1",
                name,
                "press",
                "Cel",
                second(second),
                second(second),
                ClockSource.DEVICE,
                type,
                value,
                text,
                quality,
                false,
                Math.round(second * 1000));
    }

    public static AreaFact camera(double second, HealthStatus status) {
        return AreaFact.of(
                new CameraHealth(
                        "door",
                        "press",
                        status,
                        HealthReason.NONE,
                        "",
                        second(second),
                        second(second),
                        0,
                        FrameCounts.none()));
    }

    public static AreaFact sensor(double second, HealthStatus status, HealthReason reason) {
        return AreaFact.of(
                new SensorHealth(
                        "motor-1",
                        "press",
                        status,
                        reason,
                        "",
                        second(second),
                        second(second),
                        new ReadingCounts(0, 0, 0, Map.of())));
    }

    public static AreaFact anomaly(double second, String detector, double score, boolean lasts) {
        return AreaFact.of(
                new Anomaly(
                        detector + "-1",
                        "motor-1",
                        "vibration",
                        "press",
                        detector,
                        START,
                        lasts ? null : second(second),
                        score,
                        1,
                        score,
                        null,
                        null,
                        "mm/s",
                        "too strong",
                        null),
                second(second));
    }
}
