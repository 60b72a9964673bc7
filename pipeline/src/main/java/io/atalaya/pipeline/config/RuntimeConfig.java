package io.atalaya.pipeline.config;

import io.atalaya.operators.settings.Setting;
import java.io.Serializable;
import java.time.Duration;

/** How the job runs, wherever it runs. */
public record RuntimeConfig(
        @Setting(
                        doc =
                                "Subtasks of each stage. 0: as many as there are cameras, and no"
                                        + " more than the machine has cores; 1 without cameras.",
                        defaultValue = "0",
                        min = 0,
                        max = 1024)
                int parallelism,
        @Setting(
                        doc =
                                "The folder for checkpoints and for the embedded broker's topics,"
                                        + " relative to the configuration file. A pipeline that is"
                                        + " started again goes on from what is there.",
                        defaultValue = "atalaya-state",
                        example = "/var/lib/atalaya")
                String stateDirectory,
        @Setting(
                        doc =
                                "How often progress is made safe. After a failure, what came since"
                                        + " is read again. 0s for never.",
                        defaultValue = "5s",
                        min = 0,
                        max = 86400)
                Duration checkpointInterval)
        implements Serializable {
    private static final Duration LEAST_INTERVAL = Duration.ofMillis(100);

    public RuntimeConfig {
        if (stateDirectory.isBlank()) {
            throw new IllegalArgumentException("stateDirectory is empty; name a folder");
        }
        boolean tooOften =
                !checkpointInterval.isZero() && checkpointInterval.compareTo(LEAST_INTERVAL) < 0;
        if (tooOften) {
            throw new IllegalArgumentException(
                    "checkpointInterval must be 0s or at least 100ms: a checkpoint takes its time");
        }
    }

    public boolean checkpoints() {
        return !checkpointInterval.isZero();
    }
}
