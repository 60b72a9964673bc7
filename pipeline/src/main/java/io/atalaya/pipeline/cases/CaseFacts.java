package io.atalaya.pipeline.cases;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.Anomaly;
import io.atalaya.operators.model.Attribute;
import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.ClockSource;
import io.atalaya.operators.model.FrameCounts;
import io.atalaya.operators.model.HealthReason;
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
import io.atalaya.operators.rule.language.AreaWords;
import io.atalaya.operators.rule.language.CameraWords;
import io.atalaya.operators.rule.language.PlaceWords;
import io.atalaya.operators.rule.present.AreaFact;
import io.atalaya.operators.rule.present.FrameFacts;
import io.atalaya.operators.rule.present.LocatedTrack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Makes the facts of an area that a case's inputs stand for. */
final class CaseFacts {
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?");
    private static final ModelInfo MODEL = new ModelInfo("case", "", "", "", "", "");

    private final CaseConfig config;
    private final AreaWords area;

    /**
     * Under camera, zone, label and attributes: since when the first, the second … object has been
     * there.
     */
    private final Map<InZone, List<Instant>> inside = new TreeMap<>();

    private record InZone(String camera, String zone, String label, Map<String, String> attributes)
            implements Comparable<InZone> {
        List<Attribute> known() {
            return attributes.entrySet().stream()
                    .map(one -> new Attribute(one.getKey(), one.getValue(), 1))
                    .toList();
        }

        @Override
        public int compareTo(InZone other) {
            return toString().compareTo(other.toString());
        }
    }

    CaseFacts(CaseConfig config, AreaWords area) {
        this.config = config;
        this.area = area;
    }

    /** The facts, in the order of their time. The inputs name what the area has. */
    List<AreaFact> facts() {
        return config.inputs().stream()
                .sorted(Comparator.comparing(InputConfig::at))
                .map(this::fact)
                .toList();
    }

    private AreaFact fact(InputConfig input) {
        Instant at = config.start().plus(input.at());
        if (input.zone() != null) {
            return zone(input, input.zone(), at);
        }
        if (input.line() != null) {
            return line(input, input.line(), at);
        }
        if (input.reading() != null) {
            return AreaFact.of(reading(input, input.reading(), at));
        }
        if (input.anomaly() != null) {
            return anomaly(input, input.anomaly(), at);
        }
        return input.camera() != null
                ? AreaFact.of(camera(input, input.camera(), at))
                : AreaFact.of(sensor(input, requireNonNull(input.sensor()), at));
    }

    private AreaFact zone(InputConfig input, String zone, Instant at) {
        String camera = cameraWith(zone, CameraWords::zones);
        InZone key = new InZone(camera, zone, input.label(), input.attributes());
        List<Instant> since = inside.computeIfAbsent(key, name -> new ArrayList<>());
        int count = requireNonNull(input.count());
        while (since.size() > count) {
            since.remove(since.size() - 1);
        }
        while (since.size() < count) {
            since.add(at);
        }
        return frame(camera, at, List.of());
    }

    private AreaFact line(InputConfig input, String line, Instant at) {
        String camera = cameraWith(line, CameraWords::lines);
        ZoneEvent crossing =
                new ZoneEvent(
                        camera,
                        area.area(),
                        line,
                        ZoneEventType.CROSS,
                        input.direction(),
                        frameId(camera, at),
                        0,
                        input.label(),
                        1,
                        at,
                        0,
                        1);
        return frame(camera, at, List.of(crossing));
    }

    /** All that the camera shows at this moment. */
    private AreaFact frame(String camera, Instant at, List<ZoneEvent> events) {
        List<LocatedTrack> tracks = new ArrayList<>();
        List<ZoneCount> counts = new ArrayList<>();
        inside.forEach(
                (key, since) -> {
                    if (key.camera().equals(camera)) {
                        counts.add(new ZoneCount(key.zone(), key.label(), since.size()));
                        since.forEach(from -> tracks.add(track(tracks.size() + 1, key, from)));
                    }
                });
        return AreaFact.of(
                new FrameFacts(
                        camera,
                        area.area(),
                        frameId(camera, at),
                        at,
                        MODEL,
                        tracks,
                        counts,
                        events));
    }

    private static LocatedTrack track(int id, InZone key, Instant since) {
        return new LocatedTrack(
                id,
                key.label(),
                1,
                since,
                0.5,
                0.5,
                key.known(),
                List.of(new ZonePresence(key.zone(), since)));
    }

    private static String frameId(String camera, Instant at) {
        return camera + "/0/" + at.toEpochMilli();
    }

    private Reading reading(InputConfig input, String series, Instant at) {
        String value = requireNonNull(input.value());
        boolean flag = value.equals("true") || value.equals("false");
        boolean number = NUMBER.matcher(value).matches();
        double flagged = value.equals("true") ? 1 : 0;
        return new Reading(
                Reading.sensorOf(series),
                nameIn(series),
                area.area(),
                "",
                at,
                at,
                ClockSource.DEVICE,
                flag ? ReadingType.FLAG : number ? ReadingType.NUMBER : ReadingType.TEXT,
                flag ? flagged : number ? Double.parseDouble(value) : Double.NaN,
                flag || number ? "" : value,
                ReadingQuality.GOOD,
                false,
                0);
    }

    private AreaFact anomaly(InputConfig input, String series, Instant at) {
        return AreaFact.of(
                new Anomaly(
                        input.detector() + " of " + series,
                        Reading.sensorOf(series),
                        nameIn(series),
                        area.area(),
                        input.detector(),
                        at,
                        input.active() ? null : at,
                        input.score(),
                        1,
                        0,
                        null,
                        null,
                        "",
                        "as the case has it",
                        null),
                at);
    }

    private CameraHealth camera(InputConfig input, String camera, Instant at) {
        return new CameraHealth(
                camera,
                area.area(),
                requireNonNull(input.status()),
                HealthReason.NONE,
                "",
                at,
                at,
                0,
                FrameCounts.none());
    }

    private SensorHealth sensor(InputConfig input, String sensor, Instant at) {
        return new SensorHealth(
                sensor,
                area.area(),
                requireNonNull(input.status()),
                HealthReason.NONE,
                "",
                at,
                at,
                new ReadingCounts(0, 0, 0, Map.of()));
    }

    private String cameraWith(String place, Function<CameraWords, List<PlaceWords>> places) {
        return area.cameras().stream()
                .filter(
                        camera ->
                                places.apply(camera).stream()
                                        .anyMatch(one -> one.name().equals(place)))
                .map(CameraWords::name)
                .findFirst()
                .orElseThrow();
    }

    private static String nameIn(String series) {
        return series.substring(series.indexOf('/') + 1);
    }
}
