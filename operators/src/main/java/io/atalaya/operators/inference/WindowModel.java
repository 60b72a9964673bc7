package io.atalaya.operators.inference;

import io.atalaya.operators.model.ModelInfo;

/**
 * A model that takes a window of a series' values and gives as many back, on the CPU. One thread
 * uses it. The seam between detectors and the library that runs models.
 */
public interface WindowModel extends AutoCloseable {
    /** How many values a window has. */
    int length();

    ModelInfo info();

    /**
     * Runs it on one window.
     *
     * @throws ModelException if the library could not
     */
    float[] run(float[] window);

    @Override
    void close();
}
