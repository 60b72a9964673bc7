package io.atalaya.operators.preview;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.settings.Setting;
import java.io.Serializable;

/** Small pictures of a camera for people who look. */
public record PreviewConfig(
        @Setting(
                        doc =
                                "When they are made: never, while a console asks for them, or"
                                        + " always.",
                        defaultValue = "on-demand")
                PreviewMode mode,
        @Setting(
                        doc = "How many there are in a second, at most.",
                        defaultValue = "3",
                        min = 0.1,
                        max = 25)
                double framesPerSecond,
        @Setting(
                        doc =
                                "Their greatest width in pixels. They are never larger than what"
                                        + " the model sees, of which they are made.",
                        defaultValue = "480",
                        min = 64,
                        max = 1280)
                int maxWidthPx,
        @Setting(
                        doc = "How good the JPEGs are, and how large.",
                        defaultValue = "75",
                        min = 1,
                        max = 100)
                int quality)
        implements Serializable {
    public PreviewConfig {
        requireNonNull(mode, "mode is null");
        if (!(framesPerSecond > 0)) {
            throw new IllegalArgumentException(
                    "framesPerSecond must be more than 0, got " + framesPerSecond);
        }
    }
}
