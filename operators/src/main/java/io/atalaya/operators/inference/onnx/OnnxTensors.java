package io.atalaya.operators.inference.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import io.atalaya.operators.decode.ElementType;
import io.atalaya.operators.decode.TensorSpec;
import io.atalaya.operators.inference.ModelReader.InputShape;
import io.atalaya.operators.inference.PictureEncoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;

/** Between the library's tensors and plain memory. */
final class OnnxTensors {
    private OnnxTensors() {}

    static ElementType elementType(OnnxJavaType type) {
        return switch (type) {
            case FLOAT -> ElementType.FLOAT;
            case FLOAT16 -> ElementType.FLOAT16;
            case UINT8 -> ElementType.UINT8;
            case INT32 -> ElementType.INT32;
            case INT64 -> ElementType.INT64;
            default -> ElementType.OTHER;
        };
    }

    static ByteBuffer memory(long bytes) {
        try {
            return ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.nativeOrder());
        } catch (OutOfMemoryError e) {
            // Not the heap: a TaskManager allows none of this by default.
            throw new IllegalStateException(
                    "there is no direct memory left for "
                            + bytes
                            + " bytes of a model's input or output; raise"
                            + " taskmanager.memory.task.off-heap.size, or lower maxBatchSize or"
                            + " parallelRuns",
                    e);
        }
    }

    static long elements(long[] shape) {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    /** A tensor over memory of the caller's, which the library reads and writes in place. */
    static OnnxTensor over(ByteBuffer memory, long[] shape, ElementType type) throws OrtException {
        OnnxJavaType javaType =
                switch (type) {
                    case FLOAT -> OnnxJavaType.FLOAT;
                    case FLOAT16 -> OnnxJavaType.FLOAT16;
                    case UINT8 -> OnnxJavaType.UINT8;
                    case INT64 -> OnnxJavaType.INT64;
                    case INT32, OTHER ->
                            throw new IllegalArgumentException("no input is made of " + type);
                };
        return OnnxTensor.createTensor(OnnxRuntime.environment(), memory, shape, javaType);
    }

    /** What a probe gives to an input: zeros, or the picture's size where that is asked for. */
    static OnnxTensor zeros(TensorSpec spec, InputShape input) throws OrtException {
        if (spec.type() == ElementType.INT64) {
            return sizes(1, input.widthPx(), input.heightPx());
        }
        int bytes = PictureEncoder.elementBytes(spec.type());
        return over(memory(elements(input.shape()) * bytes), input.shape(), spec.type());
    }

    /** Width and height once for each picture. */
    static OnnxTensor sizes(int pictures, int widthPx, int heightPx) throws OrtException {
        ByteBuffer memory = memory(pictures * 2L * Long.BYTES);
        for (int i = 0; i < pictures; i++) {
            memory.putLong(widthPx).putLong(heightPx);
        }
        return over(memory.rewind(), new long[] {pictures, 2}, ElementType.INT64);
    }

    /** A copy of an output of whole numbers. */
    static LongBuffer integers(OnnxTensor tensor) {
        if (elementType(tensor.getInfo().type) == ElementType.INT64) {
            return tensor.getLongBuffer();
        }
        IntBuffer narrow = tensor.getIntBuffer();
        LongBuffer wide = LongBuffer.allocate(narrow.limit());
        for (int i = 0; i < narrow.limit(); i++) {
            wide.put(i, narrow.get(i));
        }
        return wide;
    }

    /** A copy of an output of fractions, widened where it holds halves. */
    static FloatBuffer floats(OnnxTensor tensor) {
        return tensor.getFloatBuffer();
    }
}
