package io.atalaya.operators.inference.onnx;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.function.LongConsumer;

/** Walks the fields of a Protobuf message whose classes are not at hand. */
final class ProtoFields {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;
    private static final int MAX_VARINT_BITS = 64;
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private ProtoFields() {}

    /** Hears of each field in turn. */
    interface Visitor {
        void field(int number, Value value);
    }

    /** A field's content: a number, or bytes that may be a message of their own. */
    record Value(boolean isBytes, long number, ByteBuffer bytes) {}

    /**
     * Visits all fields.
     *
     * @throws IllegalArgumentException if the bytes are no Protobuf message
     */
    static void read(ByteBuffer message, Visitor visitor) {
        ByteBuffer rest = message.slice();
        try {
            while (rest.hasRemaining()) {
                long tag = varint(rest);
                long number = tag >>> 3;
                if (number == 0 || number > 0x1fffffff) {
                    throw new IllegalArgumentException("there is no field " + number);
                }
                visitor.field((int) number, value((int) (tag & 7), rest));
            }
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("it ends within a field", e);
        }
    }

    /** Visits the numbers of a packed field. */
    static void packed(ByteBuffer bytes, LongConsumer each) {
        ByteBuffer rest = bytes.slice();
        while (rest.hasRemaining()) {
            each.accept(varint(rest));
        }
    }

    private static Value value(int type, ByteBuffer rest) {
        return switch (type) {
            case VARINT -> new Value(false, varint(rest), NONE);
            case FIXED64 -> new Value(false, rest.getLong(), NONE);
            case FIXED32 -> new Value(false, rest.getInt(), NONE);
            case BYTES -> new Value(true, 0, bytes(rest));
            default -> throw new IllegalArgumentException("there is no field type " + type);
        };
    }

    private static ByteBuffer bytes(ByteBuffer rest) {
        long length = varint(rest);
        if (length < 0 || length > rest.remaining()) {
            throw new IllegalArgumentException("it ends within a field");
        }
        ByteBuffer bytes = rest.slice(rest.position(), (int) length);
        rest.position(rest.position() + (int) length);
        return bytes;
    }

    private static long varint(ByteBuffer rest) {
        long value = 0;
        for (int shift = 0; shift < MAX_VARINT_BITS; shift += 7) {
            byte next = rest.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number does not end");
    }
}
