package io.atalaya.operators.inference;

import io.atalaya.operators.decode.ElementType;
import io.atalaya.operators.decode.TensorSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * Writes small ONNX files for tests: whatever goes in, the same comes out. Field numbers are those
 * of {@code onnx.proto}.
 */
final class TinyModel {
    private static final Map<ElementType, Integer> TYPES =
            Map.of(
                    ElementType.FLOAT, 1,
                    ElementType.UINT8, 2,
                    ElementType.INT64, 7,
                    ElementType.FLOAT16, 10);

    private final Message graph = new Message();
    private final Message metadata = new Message();

    TinyModel input(String name, ElementType type, long... shape) {
        graph.bytes(11, tensorInfo(name, type, shape));
        return this;
    }

    /** An output of floats, with the values given and zeros after them. */
    TinyModel output(String name, long[] shape, float... values) {
        return output(name, shape, shape, values);
    }

    /**
     * An output of floats that the file declares otherwise.
     *
     * @param declared with -1 for a free axis
     */
    TinyModel output(String name, long[] declared, long[] shape, float... values) {
        graph.bytes(12, tensorInfo(name, ElementType.FLOAT, declared));
        Message tensor = new Message();
        for (long length : shape) {
            tensor.number(1, length);
        }
        int elements = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        ByteBuffer raw = ByteBuffer.allocate(4 * elements).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        tensor.number(2, 1).text(8, name + "_values").bytes(9, raw.array());
        graph.bytes(5, tensor.toByteArray());
        Message node = new Message();
        node.text(1, name + "_values").text(2, name).text(4, "Identity");
        graph.bytes(1, node.toByteArray());
        return this;
    }

    TinyModel metadata(String key, String value) {
        metadata.bytes(14, new Message().text(1, key).text(2, value).toByteArray());
        return this;
    }

    Path write(Path folder) {
        try {
            Message model = new Message();
            model.number(1, 8);
            model.bytes(7, graph.text(2, "tiny").toByteArray());
            model.bytes(8, new Message().number(2, 13).toByteArray());
            model.append(metadata.toByteArray());
            return Files.write(folder.resolve("tiny.onnx"), model.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] tensorInfo(String name, ElementType type, long... shape) {
        Message dims = new Message();
        for (int axis = 0; axis < shape.length; axis++) {
            Message dim = new Message();
            if (shape[axis] == TensorSpec.FREE) {
                dim.text(2, name + axis);
            } else {
                dim.number(1, shape[axis]);
            }
            dims.bytes(1, dim.toByteArray());
        }
        Message tensor = new Message();
        tensor.number(1, TYPES.get(type)).bytes(2, dims.toByteArray());
        Message types = new Message().bytes(1, tensor.toByteArray());
        return new Message().text(1, name).bytes(2, types.toByteArray()).toByteArray();
    }

    /** A Protobuf message as it is put together. */
    private static final class Message {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Message number(int field, long value) {
            varint((long) field << 3);
            varint(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message bytes(int field, byte[] value) {
            varint(((long) field << 3) | 2);
            varint(value.length);
            return append(value);
        }

        Message append(byte[] value) {
            bytes.writeBytes(value);
            return this;
        }

        byte[] toByteArray() {
            return bytes.toByteArray();
        }

        private void varint(long value) {
            long left = value;
            while ((left & ~0x7fL) != 0) {
                bytes.write((int) ((left & 0x7f) | 0x80));
                left >>>= 7;
            }
            bytes.write((int) left);
        }
    }
}
