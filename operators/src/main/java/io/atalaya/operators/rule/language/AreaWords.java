package io.atalaya.operators.rule.language;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.Reading;
import java.io.Serializable;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The names that mean something to the rules of one area. */
public record AreaWords(String area, List<CameraWords> cameras, List<SensorWords> sensors)
        implements Serializable {
    public AreaWords {
        requireNonNull(area, "area is null");
        cameras = List.copyOf(cameras);
        sensors = List.copyOf(sensors);
    }

    /** The same area as a rule sees it that holds for some cameras only; for all where empty. */
    public AreaWords seenBy(List<String> names) {
        return names.isEmpty()
                ? this
                : new AreaWords(
                        area,
                        cameras.stream().filter(camera -> names.contains(camera.name())).toList(),
                        sensors);
    }

    public List<String> cameraNames() {
        return cameras.stream().map(CameraWords::name).toList();
    }

    public List<String> sensorNames() {
        return sensors.stream().map(SensorWords::name).toList();
    }

    public List<String> zones() {
        return places(CameraWords::zones).stream().map(PlaceWords::name).distinct().toList();
    }

    public List<String> lines() {
        return places(CameraWords::lines).stream().map(PlaceWords::name).distinct().toList();
    }

    public List<String> series() {
        return sensors.stream()
                .flatMap(
                        sensor ->
                                sensor.values().stream()
                                        .map(value -> Reading.seriesId(sensor.name(), value)))
                .toList();
    }

    /** Whether there is such a series, or may be one: some sensors name their values themselves. */
    public boolean mayHaveSeries(String seriesId) {
        return series().contains(seriesId)
                || sensors.stream()
                        .filter(sensor -> sensor.values().isEmpty())
                        .anyMatch(sensor -> seriesId.startsWith(sensor.name() + "/"));
    }

    /** The cameras that have a zone of this name; there may be several. */
    List<String> camerasWithZone(String zone) {
        return camerasWith(CameraWords::zones, zone);
    }

    List<String> camerasWithLine(String line) {
        return camerasWith(CameraWords::lines, line);
    }

    /** The labels that can be seen in zones of this name; empty where any can. */
    public List<String> labelsInZone(String zone) {
        return labels(CameraWords::zones, zone);
    }

    public List<String> labelsOnLine(String line) {
        return labels(CameraWords::lines, line);
    }

    /** The attributes that tracks may have. */
    public List<String> attributes() {
        return attributeWords().map(AttributeWords::name).distinct().toList();
    }

    /** The values that an attribute may have. */
    public List<String> valuesOf(String attribute) {
        return attributeWords()
                .filter(words -> words.name().equals(attribute))
                .flatMap(words -> words.values().stream())
                .distinct()
                .toList();
    }

    private Stream<AttributeWords> attributeWords() {
        return cameras.stream().flatMap(camera -> camera.attributes().stream());
    }

    private List<PlaceWords> places(Function<CameraWords, List<PlaceWords>> kind) {
        return cameras.stream().flatMap(camera -> kind.apply(camera).stream()).toList();
    }

    private List<String> camerasWith(Function<CameraWords, List<PlaceWords>> kind, String name) {
        return cameras.stream()
                .filter(
                        camera ->
                                kind.apply(camera).stream()
                                        .anyMatch(place -> place.name().equals(name)))
                .map(CameraWords::name)
                .toList();
    }

    private List<String> labels(Function<CameraWords, List<PlaceWords>> kind, String name) {
        List<PlaceWords> named =
                places(kind).stream().filter(place -> place.name().equals(name)).toList();
        boolean any = named.stream().anyMatch(place -> place.labels().isEmpty());
        return any
                ? List.of()
                : named.stream().flatMap(place -> place.labels().stream()).distinct().toList();
    }
}
