package io.atalaya.pipeline.demo;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Writes an ONNX model field by field: a graph of a few nodes does not need the whole of ONNX's
 * schema. Field numbers are those of onnx.proto, IR version 8, opset 17
 * (github.com/onnx/onnx/blob/main/onnx/onnx.proto).
 */
final class OnnxWriter {
    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int ATTRIBUTE_INT = 2;
    private static final int ATTRIBUTE_INTS = 7;

    private final Message graph = new Message();
    private final Message metadata = new Message();
    private final String name;

    OnnxWriter(String name) {
        this.name = name;
    }

    /** A picture: [N, 3, height, width] of float. */
    void input(String input, int heightPx, int widthPx) {
        graph.message(11, valueInfo(input, 3, heightPx, widthPx));
    }

    /** [N, rows, columns] of float. */
    void output(String output, int rows, int columns) {
        graph.message(12, valueInfo(output, rows, columns));
    }

    void floats(String initializer, long[] shape, float[] values) {
        ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        tensor(initializer, shape, FLOAT, raw);
    }

    void longs(String initializer, long[] shape, long... values) {
        ByteBuffer raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asLongBuffer().put(values);
        tensor(initializer, shape, INT64, raw);
    }

    /** A node of one output; attributes follow as name, value, name, value. */
    void node(String operator, List<String> inputs, String output, Object... attributes) {
        var node = new Message();
        inputs.forEach(input -> node.string(1, input));
        node.string(2, output).string(3, output).string(4, operator);
        for (int i = 0; i < attributes.length; i += 2) {
            node.message(5, attribute((String) attributes[i], attributes[i + 1]));
        }
        graph.message(1, node);
    }

    void metadata(String key, String value) {
        metadata.message(14, new Message().string(1, key).string(2, value));
    }

    byte[] toByteArray() {
        graph.string(2, name);
        var opset = new Message().string(1, "").number(2, 17);
        var model = new Message();
        model.number(1, 8).string(2, "atalaya").message(7, graph).message(8, opset);
        model.append(metadata);
        return model.bytes();
    }

    private static Message attribute(String key, Object value) {
        var attribute = new Message().string(1, key);
        if (value instanceof Integer number) {
            return attribute.number(3, number).number(20, ATTRIBUTE_INT);
        }
        for (long number : (long[]) value) {
            attribute.number(8, number);
        }
        return attribute.number(20, ATTRIBUTE_INTS);
    }

    private void tensor(String initializer, long[] shape, int type, ByteBuffer raw) {
        var tensor = new Message();
        for (long side : shape) {
            tensor.number(1, side);
        }
        graph.message(
                5, tensor.number(2, type).string(8, initializer).raw(9, ByteString.copyFrom(raw)));
    }

    private static Message valueInfo(String value, int... sides) {
        var shape = new Message().message(1, new Message().string(2, "N"));
        for (int side : sides) {
            shape.message(1, new Message().number(1, side));
        }
        var tensorType = new Message().number(1, FLOAT).message(2, shape);
        return new Message().string(1, value).message(2, new Message().message(1, tensorType));
    }

    /** One Protobuf message under construction. */
    private static final class Message {
        private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
        private final CodedOutputStream out = CodedOutputStream.newInstance(buffer);

        Message number(int field, long value) {
            return write(() -> out.writeInt64(field, value));
        }

        Message string(int field, String value) {
            return write(() -> out.writeString(field, value));
        }

        Message raw(int field, ByteString value) {
            return write(() -> out.writeBytes(field, value));
        }

        Message message(int field, Message value) {
            return raw(field, ByteString.copyFrom(value.bytes()));
        }

        void append(Message other) {
            write(() -> out.writeRawBytes(other.bytes()));
        }

        byte[] bytes() {
            write(out::flush);
            return buffer.toByteArray();
        }

        private Message write(Write write) {
            try {
                write.run();
                return this;
            } catch (IOException e) {
                throw new UncheckedIOException("writing to memory failed", e);
            }
        }
    }

    @FunctionalInterface
    private interface Write {
        void run() throws IOException;
    }
}
