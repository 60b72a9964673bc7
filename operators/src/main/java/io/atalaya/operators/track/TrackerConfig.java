package io.atalaya.operators.track;

import io.atalaya.operators.settings.Setting;
import java.io.Serializable;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How objects are followed from frame to frame. */
public record TrackerConfig(
        @Setting(
                        doc =
                                "A detection of at least this confidence begins a track. Tracks"
                                        + " look first for those and for what is weaker by up to"
                                        + " 0.1; still weaker ones only prolong a track that was"
                                        + " seen in the frame before.",
                        defaultValue = "0.5",
                        min = 0,
                        max = 1)
                double trackActivationThreshold,
        @Setting(
                        doc = "Detections of less confidence than this are not followed at all.",
                        defaultValue = "0.1",
                        min = 0,
                        max = 1)
                double minimumConfidence,
        @Setting(
                        doc =
                                "For how long a track that is not seen is looked for. Seen again"
                                        + " in this time it keeps its id; then it has ended.",
                        defaultValue = "2s",
                        min = 0)
                Duration lostTrackBuffer,
        @Setting(
                        doc =
                                "How much a detection must overlap the place where its track is"
                                        + " expected, as intersection over union.",
                        defaultValue = "0.2",
                        min = 0,
                        max = 1)
                double minimumMatchingThreshold,
        @Setting(
                        doc =
                                "A track gets its id when it was seen in this many frames in a row;"
                                        + " 1 gives ids at once, also to what flickers up once.",
                        defaultValue = "2",
                        min = 1,
                        max = 1000)
                int minimumConsecutiveFrames,
        @Setting(
                        doc =
                                "Sets of labels of which a thing bears one at a time, where the model"
                                        + " does not see in every frame which. What bears one of them"
                                        + " is followed whatever the frame says, under the label that"
                                        + " its detections of the last seconds speak for most; where"
                                        + " that changes for good, a new track begins. Two such"
                                        + " detections in one place are one thing.",
                        example = "[[person, person-without-helmet]]")
                List<List<String>> alternativeLabels)
        implements Serializable {
    public TrackerConfig {
        alternativeLabels = alternativeLabels.stream().map(List::copyOf).toList();
        requireDistinct(alternativeLabels);
        if (minimumConfidence > trackActivationThreshold) {
            throw new IllegalArgumentException(
                    "minimumConfidence must not be above trackActivationThreshold, got "
                            + minimumConfidence
                            + " and "
                            + trackActivationThreshold);
        }
        if (lostTrackBuffer.isNegative()) {
            throw new IllegalArgumentException(
                    "lostTrackBuffer must not be negative, got " + lostTrackBuffer);
        }
        if (minimumConsecutiveFrames < 1) {
            throw new IllegalArgumentException(
                    "minimumConsecutiveFrames must be at least 1, got " + minimumConsecutiveFrames);
        }
    }

    /** Without alternative labels. */
    public TrackerConfig(
            double trackActivationThreshold,
            double minimumConfidence,
            Duration lostTrackBuffer,
            double minimumMatchingThreshold,
            int minimumConsecutiveFrames) {
        this(
                trackActivationThreshold,
                minimumConfidence,
                lostTrackBuffer,
                minimumMatchingThreshold,
                minimumConsecutiveFrames,
                List.of());
    }

    private static void requireDistinct(List<List<String>> sets) {
        Set<String> seen = new HashSet<>();
        for (List<String> set : sets) {
            if (set.size() < 2) {
                throw new IllegalArgumentException(
                        "a set of alternativeLabels needs at least two labels, got " + set);
            }
            for (String label : set) {
                if (!seen.add(label)) {
                    throw new IllegalArgumentException(
                            "alternativeLabels names '" + label + "' twice");
                }
            }
        }
    }
}
