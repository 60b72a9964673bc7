package io.atalaya.operators.inference;

import io.atalaya.operators.picture.ColourOrder;
import io.atalaya.operators.picture.Fit;
import io.atalaya.operators.settings.Setting;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a picture becomes the model's input, where that differs from the family's own way: {@code
 * (pixel * scale - mean) / std} for each channel.
 */
public record InputConfig(
        @Setting(
                        doc =
                                "Order of the colour channels. Left out: as the model's family has"
                                        + " it.",
                        example = "rgb")
                @Nullable ColourOrder colourOrder,
        @Setting(
                        doc =
                                "How a picture of another shape is brought to the model's size."
                                        + " Left out: as the model's family has it.",
                        example = "letterbox-centre")
                @Nullable Fit fit,
        @Setting(
                        doc = "Grey value around a letterboxed picture. Left out: by family.",
                        min = 0,
                        max = 255,
                        example = "114")
                @Nullable Integer padding,
        @Setting(
                        doc =
                                "What a pixel, 0 to 255, is multiplied with first. Left out: by"
                                        + " family.",
                        min = 0,
                        example = "0.00392157")
                @Nullable Double scale,
        @Setting(
                        doc =
                                "Subtracted from each channel after scaling, in the order of"
                                        + " colourOrder. Left out: by family.",
                        example = "[0.485, 0.456, 0.406]")
                List<Double> mean,
        @Setting(
                        doc =
                                "What each channel is divided by last, in the order of colourOrder."
                                        + " Left out: by family.",
                        example = "[0.229, 0.224, 0.225]")
                List<Double> std,
        @Setting(
                        doc = "Width of the input in pixels, for a model that leaves it open.",
                        min = 1,
                        max = 8192,
                        example = "640")
                @Nullable Integer widthPx,
        @Setting(
                        doc = "Height of the input in pixels, for a model that leaves it open.",
                        min = 1,
                        max = 8192,
                        example = "640")
                @Nullable Integer heightPx)
        implements Serializable {
    private static final int CHANNELS = 3;

    public InputConfig {
        mean = checkedChannels("mean", mean);
        std = checkedChannels("std", std);
        if (std.stream().anyMatch(value -> value == 0)) {
            throw new IllegalArgumentException("std must not hold 0: pixels are divided by it");
        }
        if ((widthPx == null) != (heightPx == null)) {
            throw new IllegalArgumentException("widthPx and heightPx go together: give both");
        }
    }

    /** Everything as the model's family has it. */
    public static InputConfig byFamily() {
        return new InputConfig(null, null, null, null, List.of(), List.of(), null, null);
    }

    private static List<Double> checkedChannels(String key, @Nullable List<Double> values) {
        if (values == null) {
            return List.of();
        }
        if (!values.isEmpty() && values.size() != CHANNELS) {
            throw new IllegalArgumentException(
                    key + " needs one number for each of the 3 colours, got " + values.size());
        }
        return List.copyOf(values);
    }
}
