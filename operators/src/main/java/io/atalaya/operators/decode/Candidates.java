package io.atalaya.operators.decode;

import java.util.Arrays;

/**
 * Boxes that a decoder found, in the pixels of the model's picture, before any is suppressed. Grows
 * to what a model needs and is then used again without allocating. Single-threaded.
 */
public final class Candidates {
    private static final int FIRST_CAPACITY = 256;

    private float[] left = new float[FIRST_CAPACITY];
    private float[] top = new float[FIRST_CAPACITY];
    private float[] right = new float[FIRST_CAPACITY];
    private float[] bottom = new float[FIRST_CAPACITY];
    private float[] score = new float[FIRST_CAPACITY];
    private int[] classId = new int[FIRST_CAPACITY];
    private int size;

    public void clear() {
        size = 0;
    }

    public int size() {
        return size;
    }

    /** Adds a box; one without a size, or that is not a number, is left out. */
    public void add(float l, float t, float r, float b, float confidence, int classNumber) {
        if (!(l < r) || !(t < b)) {
            return;
        }
        if (size == score.length) {
            grow();
        }
        left[size] = l;
        top[size] = t;
        right[size] = r;
        bottom[size] = b;
        score[size] = Math.min(confidence, 1);
        classId[size] = classNumber;
        size++;
    }

    void addCentred(float x, float y, float width, float height, float confidence, int number) {
        float halfWidth = width / 2;
        float halfHeight = height / 2;
        add(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight, confidence, number);
    }

    public float left(int i) {
        return left[i];
    }

    public float top(int i) {
        return top[i];
    }

    public float right(int i) {
        return right[i];
    }

    public float bottom(int i) {
        return bottom[i];
    }

    public float score(int i) {
        return score[i];
    }

    public int classId(int i) {
        return classId[i];
    }

    float iou(int i, int j) {
        float width = Math.min(right[i], right[j]) - Math.max(left[i], left[j]);
        float height = Math.min(bottom[i], bottom[j]) - Math.max(top[i], top[j]);
        if (width <= 0 || height <= 0) {
            return 0;
        }
        float shared = width * height;
        return shared / (area(i) + area(j) - shared);
    }

    private float area(int i) {
        return (right[i] - left[i]) * (bottom[i] - top[i]);
    }

    private void grow() {
        int capacity = score.length * 2;
        left = Arrays.copyOf(left, capacity);
        top = Arrays.copyOf(top, capacity);
        right = Arrays.copyOf(right, capacity);
        bottom = Arrays.copyOf(bottom, capacity);
        score = Arrays.copyOf(score, capacity);
        classId = Arrays.copyOf(classId, capacity);
    }
}
