package io.atalaya.pipeline.job;

import com.google.protobuf.Timestamp;
import io.atalaya.operators.inference.ModelConfig;
import io.atalaya.operators.rule.RuleConfig;
import io.atalaya.operators.rule.language.ShiftConfig;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.zone.LineConfig;
import io.atalaya.operators.zone.ZoneConfig;
import io.atalaya.pipeline.config.CameraSettings;
import io.atalaya.pipeline.config.PipelineConfig;
import io.atalaya.pipeline.config.RuleYaml;
import io.atalaya.schemas.v1.Site;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A configuration as consumers of the topics see it: what is watched, where, and by which rules.
 */
public final class SiteDescription {
    private SiteDescription() {}

    /**
     * The message for {@code sites}.
     *
     * @param startedAt when the job starts
     */
    public static Site of(PipelineConfig config, Instant startedAt) {
        Site.Builder site =
                Site.newBuilder()
                        .setSite(config.site())
                        .setTimestamp(
                                Timestamp.newBuilder()
                                        .setSeconds(startedAt.getEpochSecond())
                                        .setNanos(startedAt.getNano()))
                        .setTimeZone(config.timeZone());
        config.cameras().forEach(one -> site.addCameras(camera(one, config.modelOf(one))));
        config.sensors().forEach(sensor -> site.addSensors(sensor(sensor)));
        config.rules().forEach(rule -> site.addRules(rule(rule)));
        config.detectors().forEach(detector -> site.addDetectors(detector.name()));
        config.shifts().forEach(shift -> site.addShifts(shift(shift)));
        return site.build();
    }

    private static Site.Camera camera(CameraSettings camera, ModelConfig model) {
        Site.Camera.Builder message =
                Site.Camera.newBuilder()
                        .setSensorId(camera.name())
                        .setArea(camera.camera().areaOrName())
                        .setLive(camera.camera().isLive())
                        .setModel(camera.model())
                        .addAllLabels(camera.labels())
                        .setPreviews(word(camera.previews().mode()))
                        .addAllBlurredLabels(camera.privacy().blur())
                        .setRecorded(camera.recording().enabled())
                        .setOrigin(camera.camera().cameraUrl().origin());
        model.attributes()
                .forEach(
                        (name, values) ->
                                message.addAttributes(
                                        Site.KnownAttribute.newBuilder()
                                                .setName(name)
                                                .addAllValues(values)));
        camera.zones().forEach(zone -> message.addZones(zone(zone)));
        camera.lines().forEach(line -> message.addLines(line(line)));
        return message.build();
    }

    private static Site.Zone zone(ZoneConfig zone) {
        Site.Zone.Builder message =
                Site.Zone.newBuilder().setZoneId(zone.name()).addAllLabels(zone.labels());
        zone.polygon().forEach(corner -> message.addPolygon(point(corner)));
        return message.build();
    }

    private static Site.Line line(LineConfig line) {
        return Site.Line.newBuilder()
                .setZoneId(line.name())
                .setFrom(point(line.from()))
                .setTo(point(line.to()))
                .addAllLabels(line.labels())
                .build();
    }

    private static Site.Point point(List<Double> ratios) {
        return Site.Point.newBuilder()
                .setX(ratios.get(0).floatValue())
                .setY(ratios.get(1).floatValue())
                .build();
    }

    private static Site.Sensor sensor(SensorConfig sensor) {
        Site.Sensor.Builder message =
                Site.Sensor.newBuilder().setSensorId(sensor.name()).setArea(sensor.areaOrName());
        sensor.values()
                .forEach(
                        value ->
                                message.addSeries(
                                        Site.Series.newBuilder()
                                                .setName(value.name())
                                                .setUnit(
                                                        Objects.requireNonNullElse(
                                                                value.unit(), ""))));
        return message.build();
    }

    private static Site.Rule rule(RuleConfig rule) {
        return Site.Rule.newBuilder()
                .setRuleId(rule.name())
                .setArea(Objects.requireNonNullElse(rule.area(), ""))
                .addAllCameras(rule.cameras())
                .setPriority(word(rule.priority()))
                .setYaml(RuleYaml.write(rule))
                .build();
    }

    private static Site.Shift shift(ShiftConfig shift) {
        return Site.Shift.newBuilder()
                .setName(shift.name())
                .setFrom(shift.from())
                .setTo(shift.to())
                .addAllDays(shift.days().stream().map(SiteDescription::word).toList())
                .build();
    }

    /** As it stands in the configuration. */
    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
