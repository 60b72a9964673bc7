package io.atalaya.pipeline.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** NVIDIA's GPUs and their driver, as {@code nvidia-smi} sees them. */
final class GpuCheck {
    /** The first driver that CUDA 13 runs on. */
    private static final int CUDA_13_DRIVER = 580;

    private static final String[] QUERY = {
        "nvidia-smi", "--query-gpu=name,driver_version,memory.total", "--format=csv,noheader"
    };

    private final ProcessRunner processes;

    GpuCheck(ProcessRunner processes) {
        this.processes = processes;
    }

    List<Finding> findings() {
        Optional<String> output = processes.output(QUERY).filter(text -> !text.isBlank());
        if (output.isEmpty()) {
            return List.of(
                    Finding.warn(
                            "gpu",
                            "no NVIDIA GPU seen: nvidia-smi is missing or does not answer",
                            "models run on the CPU, which works; if there is a GPU, install its"
                                    + " driver, or start the container with --gpus all"));
        }
        List<Finding> findings = new ArrayList<>();
        output.get().lines().forEach(line -> findings.add(gpu(line)));
        return findings;
    }

    private static Finding gpu(String line) {
        String[] fields = line.split(",\\s*", -1);
        String driver = fields.length > 1 ? fields[1] : "";
        String major = driver.split("\\.", -1)[0];
        boolean known = major.matches("[0-9]+");
        if (known && Integer.parseInt(major) < CUDA_13_DRIVER) {
            String cure =
                    "enough for CUDA 12; for CUDA 13, install the driver %d or newer"
                            .formatted(CUDA_13_DRIVER);
            return Finding.warn("gpu", line, cure);
        }
        return Finding.ok("gpu", line);
    }
}
