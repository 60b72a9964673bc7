package io.atalaya.operators.zone;

import io.atalaya.operators.geometry.Polygon;
import io.atalaya.operators.settings.Setting;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/** A part of a camera's picture to watch. */
public record ZoneConfig(
        @Setting(
                        doc = "Names the zone in rules, events and counts; unique for its camera.",
                        example = "cell")
                String name,
        @Setting(
                        doc =
                                "The corners in order, each [x, y] in ratios of the picture from"
                                        + " [0, 0] at the top left to [1, 1] at the bottom right."
                                        + " The last is joined to the first.",
                        example = "[[0.1, 0.2], [0.9, 0.2], [0.9, 0.9], [0.1, 0.9]]",
                        required = true)
                List<List<Double>> polygon,
        @Setting(doc = "The labels it watches; all when left out.", example = "[person]")
                List<String> labels,
        @Setting(
                        doc = "The point of an object's box that must be inside.",
                        defaultValue = "bottom-centre")
                Anchor anchor,
        @Setting(
                        doc =
                                "An object enters or leaves when it was inside or outside for this"
                                        + " many frames in a row; the event then bears the time of"
                                        + " the first of them.",
                        defaultValue = "3",
                        min = 1,
                        max = 1000)
                int minimumConsecutiveFrames,
        @Setting(
                        doc =
                                "An object inside counts as outside only when it is farther from"
                                        + " the border than this, in ratios of the picture, so that"
                                        + " one that stands on the border does not flutter.",
                        defaultValue = "0.01",
                        min = 0,
                        max = 0.5)
                double borderMarginRatio,
        @Setting(
                        doc =
                                "Each time an object was inside for this long again, a dwell event"
                                        + " is sent; 0s for never.",
                        defaultValue = "10s",
                        min = 0)
                Duration dwellInterval)
        implements Serializable {
    public ZoneConfig {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name is empty; give the zone a name");
        }
        polygon = polygon.stream().map(List::copyOf).toList();
        labels = List.copyOf(labels);
        try {
            new Polygon(PointSetting.readAll("polygon", polygon));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "polygon of zone '" + name + "': " + e.getMessage(), e);
        }
        if (minimumConsecutiveFrames < 1) {
            throw new IllegalArgumentException(
                    "minimumConsecutiveFrames must be at least 1, got " + minimumConsecutiveFrames);
        }
        if (!(borderMarginRatio >= 0)) {
            throw new IllegalArgumentException(
                    "borderMarginRatio must be at least 0, got " + borderMarginRatio);
        }
        if (dwellInterval.isNegative()) {
            throw new IllegalArgumentException(
                    "dwellInterval must not be negative, got " + dwellInterval);
        }
    }

    Polygon area() {
        return new Polygon(PointSetting.readAll("polygon", polygon));
    }

    boolean watches(String label) {
        return labels.isEmpty() || labels.contains(label);
    }
}
