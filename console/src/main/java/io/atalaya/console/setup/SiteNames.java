package io.atalaya.console.setup;

import io.atalaya.operators.rule.language.AreaWords;
import io.atalaya.operators.rule.language.AttributeWords;
import io.atalaya.operators.rule.language.CameraWords;
import io.atalaya.operators.rule.language.PlaceWords;
import io.atalaya.operators.rule.language.SensorWords;
import io.atalaya.operators.rule.language.ShiftConfig;
import io.atalaya.operators.rule.language.SiteWords;
import io.atalaya.schemas.v1.Site;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The names that a rule may use, as a job has told them on the topic {@code sites}. */
public final class SiteNames {
    private final Site site;

    private SiteNames(Site site) {
        this.site = site;
    }

    /** Any label passes where neither camera nor place says which it keeps. */
    public static SiteWords of(Site site) {
        return new SiteNames(site).words();
    }

    private SiteWords words() {
        Set<String> areas = new LinkedHashSet<>();
        site.getCamerasList().forEach(camera -> areas.add(camera.getArea()));
        site.getSensorsList().forEach(sensor -> areas.add(sensor.getArea()));
        return new SiteWords(
                areas.stream().map(this::area).toList(), site.getDetectorsList(), shifts(), zone());
    }

    private List<ShiftConfig> shifts() {
        return site.getShiftsList().stream()
                .map(
                        shift ->
                                new ShiftConfig(
                                        shift.getName(),
                                        shift.getFrom(),
                                        shift.getTo(),
                                        shift.getDaysList().stream().map(SiteNames::day).toList()))
                .toList();
    }

    private static DayOfWeek day(String word) {
        return DayOfWeek.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(site.getTimeZone());
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private AreaWords area(String name) {
        return new AreaWords(
                name,
                site.getCamerasList().stream()
                        .filter(camera -> camera.getArea().equals(name))
                        .map(SiteNames::camera)
                        .toList(),
                site.getSensorsList().stream()
                        .filter(sensor -> sensor.getArea().equals(name))
                        .map(SiteNames::sensor)
                        .toList());
    }

    private static CameraWords camera(Site.Camera camera) {
        return new CameraWords(
                camera.getSensorId(),
                camera.getZonesList().stream()
                        .map(zone -> place(camera, zone.getZoneId(), zone.getLabelsList()))
                        .toList(),
                camera.getLinesList().stream()
                        .map(line -> place(camera, line.getZoneId(), line.getLabelsList()))
                        .toList(),
                camera.getAttributesList().stream()
                        .map(one -> new AttributeWords(one.getName(), one.getValuesList()))
                        .toList());
    }

    private static PlaceWords place(Site.Camera camera, String name, List<String> own) {
        return new PlaceWords(name, own.isEmpty() ? camera.getLabelsList() : own);
    }

    private static SensorWords sensor(Site.Sensor sensor) {
        return new SensorWords(
                sensor.getSensorId(),
                sensor.getSeriesList().stream().map(Site.Series::getName).toList());
    }
}
