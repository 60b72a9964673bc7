package io.atalaya.operators.decode;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The outputs of one run, by their order in the model. The buffers are read by index and are valid
 * until the next run; one worker uses them, so they need no lock.
 */
public final class OutputTensors {
    private final @Nullable FloatBuffer[] floats;
    private final @Nullable LongBuffer[] integers;
    private final int batch;

    public OutputTensors(int outputs, int batch) {
        this.floats = new FloatBuffer[outputs];
        this.integers = new LongBuffer[outputs];
        this.batch = batch;
    }

    /** Sets an output of fractions; the buffer's limit is its number of elements. */
    public void set(int output, FloatBuffer values) {
        floats[output] = values;
    }

    /** Sets an output of whole numbers; the buffer's limit is its number of elements. */
    public void set(int output, LongBuffer values) {
        integers[output] = values;
    }

    public FloatBuffer floats(int output) {
        FloatBuffer values = floats[output];
        if (values == null) {
            throw new IllegalStateException("output " + output + " holds no fractions");
        }
        return values;
    }

    /** A whole number of an output, whichever of the two kinds it is kept as. */
    public int integer(int output, int index) {
        LongBuffer values = integers[output];
        return values != null
                ? Math.toIntExact(values.get(index))
                : Math.round(floats(output).get(index));
    }

    /** How many elements of an output belong to one picture of the batch. */
    public int elementsPerPicture(int output) {
        LongBuffer values = integers[output];
        int elements = values != null ? values.limit() : floats(output).limit();
        return elements / batch;
    }
}
