package io.atalaya.operators.inference.onnx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether an NVIDIA GPU is on this machine, whatever libraries are or are not installed. */
final class Gpu {
    // A desktop's or server's driver, a Jetson's, and WSL's.
    private static final List<Path> SIGNS =
            List.of(Path.of("/dev/nvidia0"), Path.of("/dev/nvhost-gpu"), Path.of("/dev/dxg"));

    private Gpu() {}

    static boolean isPresent() {
        return SIGNS.stream().anyMatch(Files::exists);
    }
}
