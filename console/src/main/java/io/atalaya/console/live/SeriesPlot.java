package io.atalaya.console.live;

import io.atalaya.schemas.v1.SensorReading;
import java.util.ArrayList;
import java.util.List;

/**
 * The last readings of a series as a plot takes them.
 *
 * @param flag whether its values are on and off
 * @param times in seconds since 1970, as many as values
 * @param text the last value where it is a word, which no plot can show
 */
public record SeriesPlot(
        String id,
        String area,
        String unit,
        boolean flag,
        List<Double> times,
        List<Double> values,
        String text) {
    public SeriesPlot {
        times = List.copyOf(times);
        values = List.copyOf(values);
    }

    public static SeriesPlot of(String id, List<SensorReading> readings) {
        List<Double> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (SensorReading reading : readings) {
            if (!reading.getIsNull()) {
                times.add(
                        reading.getTimestamp().getSeconds()
                                + reading.getTimestamp().getNanos() / 1e9);
                values.add(number(reading));
            }
        }
        SensorReading last =
                readings.isEmpty()
                        ? SensorReading.getDefaultInstance()
                        : readings.get(readings.size() - 1);
        return new SeriesPlot(
                id,
                last.getArea(),
                last.getUnit(),
                last.hasFlag(),
                times,
                values,
                last.hasText() ? last.getText() : "");
    }

    private static double number(SensorReading reading) {
        return switch (reading.getValueCase()) {
            case NUMBER -> reading.getNumber();
            case INTEGER -> reading.getInteger();
            case FLAG -> reading.getFlag() ? 1 : 0;
            case TEXT, VALUE_NOT_SET -> 0;
        };
    }
}
