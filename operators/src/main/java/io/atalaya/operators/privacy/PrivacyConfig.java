package io.atalaya.operators.privacy;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.settings.Setting;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/** What of a camera's pictures nobody may recognise. */
public record PrivacyConfig(
        @Setting(
                        doc =
                                "The labels that are made unrecognisable in previews, snapshots,"
                                        + " clips and recordings, before any of them exists. What"
                                        + " the model does not find is not blurred.",
                        example = "[person, face]")
                List<String> blur,
        @Setting(
                        doc =
                                "How much a found box is grown on each side before it is blurred, in"
                                        + " ratios of its width and height.",
                        defaultValue = "0.15",
                        min = 0,
                        max = 1)
                double marginRatio,
        @Setting(
                        doc =
                                "For how long a place stays blurred after the model last found"
                                        + " something there, growing by half its size each second.",
                        defaultValue = "1s",
                        min = 0,
                        max = 60)
                Duration holdFor)
        implements Serializable {
    public PrivacyConfig {
        blur = List.copyOf(blur);
        requireNonNull(holdFor, "holdFor is null");
        if (!(marginRatio >= 0)) {
            throw new IllegalArgumentException(
                    "marginRatio must be at least 0, got " + marginRatio);
        }
    }

    /** Whether there is anything to blur. */
    public boolean blurs() {
        return !blur.isEmpty();
    }
}
