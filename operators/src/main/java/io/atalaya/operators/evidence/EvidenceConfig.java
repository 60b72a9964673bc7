package io.atalaya.operators.evidence;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.settings.Setting;
import java.io.Serializable;
import java.time.Duration;

/** Where recordings and the evidence of alerts lie, and for how long. */
public record EvidenceConfig(
        @Setting(
                        doc =
                                "Where snapshots and clips of alerts are stored: a folder, relative"
                                        + " to the configuration file, or the URI of any file system"
                                        + " that Flink knows.",
                        defaultValue = "atalaya-evidence",
                        example = "s3://plant-1/evidence")
                String store,
        @Setting(
                        doc =
                                "The folder for the segments of cameras that are recorded, relative"
                                        + " to the configuration file. On a cluster, one that every"
                                        + " TaskManager sees.",
                        defaultValue = "atalaya-recordings",
                        example = "/var/lib/atalaya/recordings")
                String recordings,
        @Setting(
                        doc = "Snapshots and clips are deleted after this time.",
                        defaultValue = "30d",
                        min = 1)
                Duration maxAge,
        @Setting(
                        doc = "How much a clip shows from before the moment.",
                        defaultValue = "5s",
                        min = 0,
                        max = 600)
                Duration preRoll,
        @Setting(
                        doc = "How much a clip shows from after the moment.",
                        defaultValue = "5s",
                        min = 0,
                        max = 600)
                Duration postRoll,
        @Setting(
                        doc =
                                "Recording ends while less than this would be free on the disk, so"
                                        + " that the rest of the machine goes on.",
                        defaultValue = "1000",
                        min = 0,
                        max = 100000000)
                int minFreeMegabytes)
        implements Serializable {
    public EvidenceConfig {
        requireNonNull(maxAge, "maxAge is null");
        requireNonNull(preRoll, "preRoll is null");
        requireNonNull(postRoll, "postRoll is null");
        if (store.isBlank()) {
            throw new IllegalArgumentException("store is empty; name a folder or a URI");
        }
        if (recordings.isBlank()) {
            throw new IllegalArgumentException("recordings is empty; name a folder");
        }
    }
}
