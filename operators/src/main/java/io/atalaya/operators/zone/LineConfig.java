package io.atalaya.operators.zone;

import io.atalaya.operators.geometry.DirectedSegment;
import io.atalaya.operators.settings.Setting;
import java.io.Serializable;
import java.util.List;

/** A line in a camera's picture whose crossings are counted. */
public record LineConfig(
        @Setting(
                        doc = "Names the line in rules and events; unique for its camera.",
                        example = "gate")
                String name,
        @Setting(
                        doc =
                                "Where the line begins, [x, y] in ratios of the picture. Left and"
                                        + " right of a crossing are seen from here to its end.",
                        example = "[0.5, 1.0]",
                        required = true)
                List<Double> from,
        @Setting(
                        doc = "Where the line ends, [x, y] in ratios of the picture.",
                        example = "[0.5, 0.0]",
                        required = true)
                List<Double> to,
        @Setting(doc = "The labels it counts; all when left out.", example = "[person]")
                List<String> labels,
        @Setting(
                        doc = "The point of an object's box that must cross.",
                        defaultValue = "bottom-centre")
                Anchor anchor,
        @Setting(
                        doc =
                                "A crossing counts when the object was on one side for this many"
                                        + " frames in a row and then on the other for as many.",
                        defaultValue = "2",
                        min = 1,
                        max = 1000)
                int minimumCrossingFrames)
        implements Serializable {
    public LineConfig {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name is empty; give the line a name");
        }
        from = List.copyOf(from);
        to = List.copyOf(to);
        labels = List.copyOf(labels);
        if (PointSetting.read("from", from).equals(PointSetting.read("to", to))) {
            throw new IllegalArgumentException(
                    "from and to of line '" + name + "' are the same point, " + from);
        }
        if (minimumCrossingFrames < 1) {
            throw new IllegalArgumentException(
                    "minimumCrossingFrames must be at least 1, got " + minimumCrossingFrames);
        }
    }

    DirectedSegment segment() {
        return new DirectedSegment(PointSetting.read("from", from), PointSetting.read("to", to));
    }

    boolean counts(String label) {
        return labels.isEmpty() || labels.contains(label);
    }
}
