package io.atalaya.operators.inference;

import io.atalaya.operators.decode.OutputTensors;
import io.atalaya.operators.picture.Picture;

/**
 * A model opened on an execution provider, safe for several runs at once. The seam between the host
 * and the library that runs models.
 */
public interface ModelSession extends AutoCloseable {
    /** Sets memory aside for runs of up to this many pictures; one thread uses it. */
    Run newRun(int maxPictures);

    @Override
    void close();

    /** The memory and the outputs of runs that follow each other. */
    interface Run extends AutoCloseable {
        /** Copies a picture's pixels to its place in the next run; the picture can go then. */
        void load(int place, Picture picture);

        /**
         * Runs the pictures loaded at the first places.
         *
         * @return what is valid until the next run
         * @throws ModelException if the library could not
         */
        OutputTensors run(int pictures);

        @Override
        void close();
    }
}
