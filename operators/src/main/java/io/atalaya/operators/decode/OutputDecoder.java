package io.atalaya.operators.decode;

/** Reads boxes out of one model's outputs. Holds scratch memory; one for each thread. */
public interface OutputDecoder {
    /**
     * Adds what scores at least {@code scoreThreshold} in one picture of the batch.
     *
     * @param picture its place in the batch, from 0
     * @param into boxes in the pixels of the model's picture
     */
    void decode(OutputTensors outputs, int picture, float scoreThreshold, Candidates into);
}
