package io.atalaya.pipeline.config;

import static java.util.Objects.requireNonNullElse;

import io.atalaya.operators.rule.language.AreaWords;
import io.atalaya.operators.rule.language.AttributeWords;
import io.atalaya.operators.rule.language.CameraWords;
import io.atalaya.operators.rule.language.PlaceWords;
import io.atalaya.operators.rule.language.SensorWords;
import io.atalaya.operators.rule.language.ShiftConfig;
import io.atalaya.operators.rule.language.SiteWords;
import io.atalaya.pipeline.config.ConfigNode.Mapping;
import io.atalaya.pipeline.config.ConfigNode.Scalar;
import io.atalaya.pipeline.config.ConfigNode.Sequence;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The names that rules may use, read from the tree rather than from the records: a camera with a
 * bad timeout is still a camera that a rule may name.
 */
final class WrittenNames {
    private final Mapping root;
    private final Map<String, List<String>> labelsByModel;

    private WrittenNames(Mapping root, Map<String, List<String>> labelsByModel) {
        this.root = root;
        this.labelsByModel = labelsByModel;
    }

    /**
     * The names of a site.
     *
     * @param labelsByModel what the models know; a model that is not there knows any label
     */
    static SiteWords of(Mapping root, Map<String, List<String>> labelsByModel) {
        return new WrittenNames(root, labelsByModel).site();
    }

    private SiteWords site() {
        Map<String, List<CameraWords>> cameras = byArea(root.mappings("cameras"), this::camera);
        Map<String, List<SensorWords>> sensors =
                byArea(root.mappings("sensors"), WrittenNames::sensor);
        List<String> names = new ArrayList<>(cameras.keySet());
        sensors.keySet().stream().filter(area -> !names.contains(area)).forEach(names::add);
        List<AreaWords> areas =
                names.stream()
                        .map(
                                area ->
                                        new AreaWords(
                                                area,
                                                cameras.getOrDefault(area, List.of()),
                                                sensors.getOrDefault(area, List.of())))
                        .toList();
        return new SiteWords(
                areas,
                NamedItems.namesOf(root.mappings("detectors")),
                NamedItems.namesOf(root.mappings("shifts")).stream()
                        .map(WrittenNames::shift)
                        .toList(),
                ZoneOffset.UTC);
    }

    private static <T> Map<String, List<T>> byArea(
            List<Mapping> items, Function<Mapping, T> words) {
        Map<String, List<T>> areas = new LinkedHashMap<>();
        for (Mapping item : items) {
            String area = requireNonNullElse(item.text("area"), name(item));
            areas.computeIfAbsent(area, name -> new ArrayList<>()).add(words.apply(item));
        }
        return areas;
    }

    private CameraWords camera(Mapping camera) {
        String model = camera.text("model");
        return new CameraWords(
                name(camera),
                places(camera, "zones"),
                places(camera, "lines"),
                attributes(
                        root.mappings("models").stream()
                                .filter(one -> model == null || model.equals(one.text("name")))
                                .toList()));
    }

    /** Those that the models can tell; of all models where the camera does not say which. */
    private static List<AttributeWords> attributes(List<Mapping> models) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        models.stream()
                .flatMap(model -> model.mappings("classes").stream())
                .map(one -> one.get("attributes"))
                .forEach(
                        written -> {
                            if (written instanceof Mapping attributes) {
                                for (String name : attributes.entries().keySet()) {
                                    values.computeIfAbsent(name, key -> new ArrayList<>())
                                            .add(requireNonNullElse(attributes.text(name), ""));
                                }
                            }
                        });
        return values.entrySet().stream()
                .map(one -> new AttributeWords(one.getKey(), one.getValue()))
                .toList();
    }

    /** Empty where it is missing: a camera whose name is misspelt still has its zones. */
    private static String name(Mapping item) {
        return requireNonNullElse(item.text("name"), "");
    }

    private List<PlaceWords> places(Mapping camera, String key) {
        List<String> known =
                labelsByModel.getOrDefault(String.valueOf(camera.text("model")), List.of());
        List<PlaceWords> places = new ArrayList<>();
        for (Mapping place : camera.mappings(key)) {
            String name = place.text("name");
            if (name != null) {
                List<String> labels = kept(texts(camera.get("labels")), texts(place.get("labels")));
                places.add(new PlaceWords(name, labels.isEmpty() ? known : labels));
            }
        }
        return places;
    }

    /** The labels that camera and place both keep; empty where both keep any. */
    static List<String> kept(List<String> ofCamera, List<String> ofPlace) {
        if (ofCamera.isEmpty() || ofPlace.isEmpty()) {
            return ofCamera.isEmpty() ? ofPlace : ofCamera;
        }
        List<String> both = ofPlace.stream().filter(ofCamera::contains).toList();
        return both.isEmpty() ? ofPlace : both;
    }

    private static SensorWords sensor(Mapping sensor) {
        return new SensorWords(name(sensor), NamedItems.namesOf(sensor.mappings("values")));
    }

    /** Only its name matters to a check. */
    private static ShiftConfig shift(String name) {
        return new ShiftConfig(name, "00:00", "12:00", List.of());
    }

    static List<Scalar> scalars(@Nullable ConfigNode node) {
        if (!(node instanceof Sequence sequence)) {
            return List.of();
        }
        return sequence.items().stream()
                .map(item -> item instanceof Scalar scalar ? scalar : null)
                .filter(Objects::nonNull)
                .toList();
    }

    static List<String> texts(@Nullable ConfigNode node) {
        return scalars(node).stream().map(Scalar::text).toList();
    }
}
