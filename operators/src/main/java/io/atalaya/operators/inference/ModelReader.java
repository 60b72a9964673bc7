package io.atalaya.operators.inference;

import io.atalaya.operators.decode.ModelSignature;

/** Reads a model's file. A seam between what a model means and the library that runs it. */
public interface ModelReader extends AutoCloseable {
    /** What the file says of itself. */
    ModelFile file();

    /** The signature with the outputs' shapes that one picture of zeros of this size gives. */
    ModelSignature probe(InputShape input);

    /**
     * The input of a probe.
     *
     * @param shape of the picture's tensor
     */
    // Passed on at once; nobody compares it.
    @SuppressWarnings("ArrayRecordComponent")
    record InputShape(long[] shape, int widthPx, int heightPx) {}

    @Override
    void close();
}
