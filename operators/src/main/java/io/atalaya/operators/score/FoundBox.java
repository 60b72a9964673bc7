package io.atalaya.operators.score;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.Box;

/**
 * An object that a pipeline found in a frame.
 *
 * @param frame counts the clip's frames from 1
 * @param trackId who the tracker says it is, empty for what it does not follow
 */
public record FoundBox(int frame, String trackId, String label, Box box, double confidence) {
    public FoundBox {
        requireNonNull(trackId, "trackId is null");
        requireNonNull(label, "label is null");
        requireNonNull(box, "box is null");
        if (frame < 1) {
            throw new IllegalArgumentException("frames are counted from 1, got " + frame);
        }
    }

    boolean isFollowed() {
        return !trackId.isEmpty();
    }
}
