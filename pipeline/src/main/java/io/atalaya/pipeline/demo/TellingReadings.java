package io.atalaya.pipeline.demo;

import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.ValueConfig;
import io.atalaya.pipeline.demo.SeriesTile.Curve;
import io.atalaya.pipeline.demo.SeriesTile.Mark;
import io.atalaya.pipeline.demo.SeriesTile.Point;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.SensorReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Remembers the readings of a run, and when alerts were raised in each area. */
public final class TellingReadings implements BiConsumer<Topic, Message> {
    private final Map<String, List<Point>> pointsBySeries = new HashMap<>();
    private final Map<String, List<Mark>> marksByArea = new HashMap<>();

    @Override
    public synchronized void accept(Topic topic, Message message) {
        if (message instanceof SensorReading reading) {
            number(reading)
                    .ifPresent(
                            value ->
                                    pointsBySeries
                                            .computeIfAbsent(
                                                    series(
                                                            reading.getSensorId(),
                                                            reading.getName()),
                                                    any -> new ArrayList<>())
                                            .add(
                                                    new Point(
                                                            instant(reading.getTimestamp()),
                                                            value)));
        } else if (message instanceof Alert alert && alert.getRevision() == 1) {
            marksByArea
                    .computeIfAbsent(alert.getArea(), any -> new ArrayList<>())
                    .add(new Mark(instant(alert.getTimestamp()), alert.getRuleId()));
        }
    }

    private static Optional<Double> number(SensorReading reading) {
        return switch (reading.getValueCase()) {
            case NUMBER -> Optional.of(reading.getNumber());
            case INTEGER -> Optional.of((double) reading.getInteger());
            case FLAG -> Optional.of(reading.getFlag() ? 1.0 : 0.0);
            default -> Optional.empty();
        };
    }

    /** A tile of all its values that were read; none where there were none. */
    public synchronized Optional<PictureTile> of(SensorConfig sensor) {
        List<Curve> curves =
                sensor.values().stream()
                        .map(value -> curve(sensor.name(), value))
                        .filter(curve -> !curve.points().isEmpty())
                        .toList();
        String area = sensor.areaOrName();
        return curves.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new SeriesTile(
                                area + " / " + sensor.name(),
                                curves,
                                marksByArea.getOrDefault(area, List.of())));
    }

    private Curve curve(String sensor, ValueConfig value) {
        String unit = Objects.requireNonNullElse(value.unit(), "");
        List<Point> points = pointsBySeries.getOrDefault(series(sensor, value.name()), List.of());
        return new Curve(
                value.name(),
                unit,
                points.stream().sorted(Comparator.comparing(Point::at)).toList());
    }

    private static String series(String sensor, String value) {
        return sensor + "/" + value;
    }

    private static Instant instant(Timestamp at) {
        return Instant.ofEpochSecond(at.getSeconds(), at.getNanos());
    }
}
