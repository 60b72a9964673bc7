package io.atalaya.pipeline.cli.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether there is room for topics and checkpoints. */
final class DiskCheck {
    private static final double LEAST_GIB = 1;
    private static final double GOOD_GIB = 10;
    private static final double BYTES_PER_GIB = 1L << 30;

    private final Path folder;

    DiskCheck(Path folder) {
        this.folder = folder;
    }

    List<Finding> findings() {
        // Not by the file store, which is looked up in a list of mounts that a chroot is not in.
        double free = folder.toFile().getUsableSpace() / BYTES_PER_GIB;
        return List.of(room(free), writable());
    }

    private Finding room(double freeGib) {
        return room(folder.toString(), freeGib);
    }

    static Finding room(String folder, double freeGib) {
        String found = "%.1f GiB free in %s".formatted(freeGib, folder);
        String cure = "topics keep days of messages: make room, or set runtime.stateDirectory";
        if (freeGib < LEAST_GIB) {
            return Finding.fail("disk", found, cure);
        }
        return freeGib < GOOD_GIB ? Finding.warn("disk", found, cure) : Finding.ok("disk", found);
    }

    private Finding writable() {
        return Files.isWritable(folder)
                ? Finding.ok("folder", folder + " can be written")
                : Finding.warn(
                        "folder",
                        folder + " cannot be written",
                        "set runtime.stateDirectory to a folder that can, or change its owner");
    }
}
