package io.atalaya.operators.inference.onnx;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginLibraryTest {
    private static final int HERE =
            System.getProperty("os.arch").equals("aarch64")
                    ? ElfExports.AARCH64
                    : ElfExports.X86_64;

    @TempDir Path folder;

    @Test
    void takesAPlugin() throws IOException {
        Path library = library(HERE, "CreateEpFactories", "ReleaseEpFactory");

        assertThatCode(() -> PluginLibrary.check(library)).doesNotThrowAnyException();
    }

    @Test
    void refusesABridgeLibraryWhichWouldCrash() throws IOException {
        assertRefused(library(HERE, "GetProvider"), "bridge library");
        assertRefused(library(HERE, "CreateEpFactories", "GetProvider"), "bridge library");
    }

    @Test
    void refusesOtherLibraries() throws IOException {
        assertRefused(library(HERE, "OrtGetApiBase"), "no plug-in of ONNX Runtime");
    }

    @Test
    void refusesAnotherProcessors() throws IOException {
        int other = HERE == ElfExports.X86_64 ? ElfExports.AARCH64 : ElfExports.X86_64;

        assertRefused(library(other, "CreateEpFactories"), "for another processor");
    }

    @Test
    void refusesWhatIsNoLibrary() throws IOException {
        assertRefused(Files.writeString(folder.resolve("a.so"), "#!"), "no 64-bit Linux library");
        assertRefused(folder.resolve("missing.so"), "missing.so cannot be used");
        byte[] whole = Files.readAllBytes(library(HERE, "CreateEpFactories"));
        Path part = folder.resolve("part.so");
        Files.write(part, Arrays.copyOf(whole, 100));
        assertRefused(part, "it is damaged");
    }

    private static void assertRefused(Path library, String reason) {
        assertThatThrownBy(() -> PluginLibrary.check(library))
                .isInstanceOf(GpuUnavailableException.class)
                .hasMessageContaining(reason);
    }

    // The least that is an ELF library: a header, two section headers, symbols and their names.
    private Path library(int machine, String... exports) throws IOException {
        ByteBuffer file = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        int sections = 64;
        int symbols = 512;
        int strings = 2048;
        file.putInt(0, 0x464c457f).putShort(4, (short) 0x0102).putShort(18, (short) machine);
        file.putLong(40, sections).putShort(58, (short) 64).putShort(60, (short) 2);
        file.putInt(sections + 4, 11).putInt(sections + 40, 1);
        file.putLong(sections + 24, symbols).putLong(sections + 32, 24L * exports.length);
        file.putLong(sections + 64 + 24, strings);
        int name = 1;
        for (int i = 0; i < exports.length; i++) {
            file.putInt(symbols + 24 * i, name).putShort(symbols + 24 * i + 6, (short) 1);
            byte[] bytes = exports[i].getBytes(StandardCharsets.US_ASCII);
            file.put(strings + name, bytes);
            name += bytes.length + 1;
        }
        return Files.write(folder.resolve("plugin.so"), file.array());
    }
}
