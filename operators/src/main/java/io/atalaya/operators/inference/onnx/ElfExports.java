package io.atalaya.operators.inference.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * The names that a Linux library exports, read from its file: loading a wrong one could end the
 * process. After the System V ABI's description of ELF, 64 bits, little endian.
 */
record ElfExports(int machine, Set<String> names) {
    static final int X86_64 = 62;
    static final int AARCH64 = 183;

    private static final int MAGIC = 0x464c457f;
    private static final int CLASS_64_LITTLE_ENDIAN = 0x0102;
    private static final int DYNAMIC_SYMBOLS = 11;
    private static final int SYMBOL_BYTES = 24;

    /**
     * Reads a library.
     *
     * @throws IOException if it cannot be read, or is none
     */
    static ElfExports read(Path library) throws IOException {
        try (FileChannel channel = FileChannel.open(library)) {
            long size = Math.min(channel.size(), Integer.MAX_VALUE);
            ByteBuffer file = channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
            return read(file.order(ByteOrder.LITTLE_ENDIAN));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException("it is damaged", e);
        }
    }

    private static ElfExports read(ByteBuffer file) throws IOException {
        if (file.limit() < 64
                || file.getInt(0) != MAGIC
                || file.getShort(4) != CLASS_64_LITTLE_ENDIAN) {
            throw new IOException("it is no 64-bit Linux library");
        }
        Set<String> names = new HashSet<>();
        int sections = Math.toIntExact(file.getLong(40));
        int sectionBytes = file.getShort(58) & 0xffff;
        int count = file.getShort(60) & 0xffff;
        for (int i = 0; i < count; i++) {
            int section = sections + i * sectionBytes;
            if (file.getInt(section + 4) == DYNAMIC_SYMBOLS) {
                int strings = sections + file.getInt(section + 40) * sectionBytes;
                addNames(file, section, Math.toIntExact(file.getLong(strings + 24)), names);
            }
        }
        return new ElfExports(file.getShort(18) & 0xffff, names);
    }

    private static void addNames(ByteBuffer file, int section, int strings, Set<String> names) {
        int start = Math.toIntExact(file.getLong(section + 24));
        long end = start + file.getLong(section + 32);
        for (int symbol = start; symbol + SYMBOL_BYTES <= end; symbol += SYMBOL_BYTES) {
            boolean defined = file.getShort(symbol + 6) != 0;
            if (defined) {
                names.add(text(file, strings + file.getInt(symbol)));
            }
        }
    }

    private static String text(ByteBuffer file, int start) {
        StringBuilder text = new StringBuilder();
        for (int i = start; file.get(i) != 0; i++) {
            text.append((char) file.get(i));
        }
        return text.toString();
    }
}
