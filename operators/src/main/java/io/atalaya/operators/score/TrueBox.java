package io.atalaya.operators.score;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.Box;

/**
 * An object that somebody says is in a frame.
 *
 * @param frame counts the clip's frames from 1
 * @param id who it is from frame to frame, {@link #NO_ID} where nobody said
 * @param ignored need not be found and may be found, such as what is hardly visible
 * @param crowd stands for many, so that it may be found many times; always ignored
 */
public record TrueBox(int frame, int id, String label, Box box, boolean ignored, boolean crowd) {
    public static final int NO_ID = -1;

    public TrueBox {
        requireNonNull(label, "label is null");
        requireNonNull(box, "box is null");
        if (frame < 1) {
            throw new IllegalArgumentException("frames are counted from 1, got " + frame);
        }
        if (crowd && !ignored) {
            throw new IllegalArgumentException("a crowd is always ignored");
        }
    }

    /** How much of a found box this explains: of a crowd, any part of it will do. */
    double overlap(Box found) {
        if (!crowd) {
            return box.iou(found);
        }
        double width = Math.min(box.right(), found.right()) - Math.max(box.left(), found.left());
        double height = Math.min(box.bottom(), found.bottom()) - Math.max(box.top(), found.top());
        boolean apart = width <= 0 || height <= 0;
        return apart ? 0 : width * height / found.area();
    }
}
