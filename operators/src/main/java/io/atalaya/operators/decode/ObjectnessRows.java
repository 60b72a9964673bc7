package io.atalaya.operators.decode;

import java.nio.FloatBuffer;

/**
 * Rows of box, objectness and class scores. Most rows show nothing: their objectness alone is read,
 * and a row is copied only where it may pass.
 */
final class ObjectnessRows {
    private static final int OBJECTNESS = 4;
    private static final int CLASSES = 5;

    private final float[] row;

    ObjectnessRows(int classes) {
        this.row = new float[CLASSES + classes];
    }

    /** Takes in a row and returns true, if its objectness reaches the threshold. */
    boolean read(FloatBuffer values, int index, float threshold) {
        int start = index * row.length;
        if (!(values.get(start + OBJECTNESS) >= threshold)) {
            return false;
        }
        values.get(start, row);
        return true;
    }

    float box(int i) {
        return row[i];
    }

    /** Adds the box once for each class whose score times the objectness reaches the threshold. */
    void addClasses(float x, float y, float width, float height, float threshold, Candidates into) {
        float objectness = row[OBJECTNESS];
        for (int i = CLASSES; i < row.length; i++) {
            float score = objectness * row[i];
            if (score >= threshold) {
                into.addCentred(x, y, width, height, score, i - CLASSES);
            }
        }
    }
}
