package io.atalaya.operators.sensor.modbus;

import io.atalaya.operators.sensor.RegisterConfig;
import io.atalaya.operators.sensor.WordOrder;
import java.nio.ByteBuffer;

/** What bytes from a device mean. */
final class Registers {
    private Registers() {}

    /**
     * A number; of coils and discrete inputs, a truth value.
     *
     * @param answer of the range in which the value stands
     */
    static Object value(RegisterConfig register, RegisterRange range, byte[] answer) {
        int offset = register.address() - range.address();
        if (register.table().isBits()) {
            return (answer[offset / 8] >> (offset % 8) & 1) == 1;
        }
        ByteBuffer bytes = inOrder(register, answer, offset * 2);
        return switch (register.type()) {
            case INT16 -> (long) bytes.getShort();
            case UINT16 -> (long) Short.toUnsignedInt(bytes.getShort());
            case INT32 -> (long) bytes.getInt();
            case UINT32 -> Integer.toUnsignedLong(bytes.getInt());
            // As the device meant it, and not the nearest double to the nearest float.
            case FLOAT32 -> Double.parseDouble(Float.toString(bytes.getFloat()));
            case FLOAT64 -> bytes.getDouble();
        };
    }

    private static ByteBuffer inOrder(RegisterConfig register, byte[] answer, int start) {
        int words = register.size();
        ByteBuffer ordered = ByteBuffer.allocate(words * 2);
        for (int i = 0; i < words; i++) {
            int word = register.words() == WordOrder.HIGH_FIRST ? i : words - 1 - i;
            ordered.put(answer, start + word * 2, 2);
        }
        return ordered.flip();
    }
}
