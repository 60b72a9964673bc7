package io.atalaya.operators.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One value of one sensor, after the metric of Eclipse Sparkplug B.
 *
 * @param sensorId the sensor's name in the configuration
 * @param name which of the sensor's values it is, such as {@code temperature}
 * @param area the area the sensor belongs to
 * @param unit after UCUM, such as {@code Cel}, {@code bar} or {@code mm/s}; empty where it has none
 * @param at event time: when it was measured, in UTC; how true it is says {@code clockSource}
 * @param arrivedAt when this machine had it, in UTC
 * @param number the value in {@code unit}; 1 and 0 for a flag; NaN for a text and where there is
 *     none
 * @param text the value of a text, else empty
 * @param historical recorded earlier and sent late; not to be taken as the present value
 * @param sequence the sensor's own count of its messages, 0 where it has none
 */
public record Reading(
        String sensorId,
        String name,
        String area,
        String unit,
        Instant at,
        Instant arrivedAt,
        ClockSource clockSource,
        ReadingType type,
        double number,
        String text,
        ReadingQuality quality,
        boolean historical,
        long sequence) {
    public Reading {
        requireNonNull(sensorId, "sensorId is null");
        requireNonNull(name, "name is null");
        requireNonNull(area, "area is null");
        requireNonNull(unit, "unit is null");
        requireNonNull(at, "at is null");
        requireNonNull(arrivedAt, "arrivedAt is null");
        requireNonNull(clockSource, "clockSource is null");
        requireNonNull(type, "type is null");
        requireNonNull(text, "text is null");
        requireNonNull(quality, "quality is null");
    }

    /** Names the series it belongs to, as rules and detectors do: {@code motor-1/temperature}. */
    public String seriesId() {
        return seriesId(sensorId, name);
    }

    public static String seriesId(String sensorId, String name) {
        return sensorId + "/" + name;
    }

    /** The sensor in a series' name. */
    public static String sensorOf(String seriesId) {
        int slash = seriesId.indexOf('/');
        return slash < 0 ? seriesId : seriesId.substring(0, slash);
    }
}
