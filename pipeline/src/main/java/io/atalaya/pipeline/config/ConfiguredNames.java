package io.atalaya.pipeline.config;

import io.atalaya.operators.anomaly.DetectorConfig;
import io.atalaya.operators.inference.ModelConfig;
import io.atalaya.operators.rule.language.AreaWords;
import io.atalaya.operators.rule.language.AttributeWords;
import io.atalaya.operators.rule.language.CameraWords;
import io.atalaya.operators.rule.language.PlaceWords;
import io.atalaya.operators.rule.language.SensorWords;
import io.atalaya.operators.rule.language.SiteWords;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.ValueConfig;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names that rules may use, of a configuration that is right. */
public final class ConfiguredNames {
    private final PipelineConfig config;
    private final Map<String, List<String>> labelsByModel;

    private ConfiguredNames(PipelineConfig config, Map<String, List<String>> labelsByModel) {
        this.config = config;
        this.labelsByModel = labelsByModel;
    }

    /**
     * The names of this site.
     *
     * @param labelsByModel what the models know; a model that is not there knows any label
     */
    public static SiteWords of(PipelineConfig config, Map<String, List<String>> labelsByModel) {
        return new ConfiguredNames(config, labelsByModel).site();
    }

    private SiteWords site() {
        Set<String> names = new LinkedHashSet<>();
        config.cameras().forEach(camera -> names.add(camera.camera().areaOrName()));
        config.sensors().forEach(sensor -> names.add(sensor.areaOrName()));
        return new SiteWords(
                names.stream().map(this::area).toList(),
                config.detectors().stream().map(DetectorConfig::name).toList(),
                config.shifts(),
                ZoneId.of(config.timeZone()));
    }

    private AreaWords area(String name) {
        List<CameraWords> cameras =
                config.cameras().stream()
                        .filter(camera -> camera.camera().areaOrName().equals(name))
                        .map(this::camera)
                        .toList();
        List<SensorWords> sensors =
                config.sensors().stream()
                        .filter(sensor -> sensor.areaOrName().equals(name))
                        .map(ConfiguredNames::sensor)
                        .toList();
        return new AreaWords(name, cameras, sensors);
    }

    private static SensorWords sensor(SensorConfig sensor) {
        return new SensorWords(
                sensor.name(), sensor.values().stream().map(ValueConfig::name).toList());
    }

    private CameraWords camera(CameraSettings camera) {
        return new CameraWords(
                camera.name(),
                camera.zones().stream()
                        .map(zone -> place(camera, zone.name(), zone.labels()))
                        .toList(),
                camera.lines().stream()
                        .map(line -> place(camera, line.name(), line.labels()))
                        .toList(),
                attributesOf(config.modelOf(camera)));
    }

    /** Those that a model can tell of an object. */
    public static List<AttributeWords> attributesOf(ModelConfig model) {
        return model.attributes().entrySet().stream()
                .map(one -> new AttributeWords(one.getKey(), List.copyOf(one.getValue())))
                .toList();
    }

    private PlaceWords place(CameraSettings camera, String name, List<String> labels) {
        List<String> kept = WrittenNames.kept(camera.labels(), labels);
        return new PlaceWords(
                name,
                kept.isEmpty() ? labelsByModel.getOrDefault(camera.model(), List.of()) : kept);
    }
}
