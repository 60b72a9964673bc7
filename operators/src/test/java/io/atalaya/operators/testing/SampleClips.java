package io.atalaya.operators.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The clips that the project itself made, for tests that need real video. */
public final class SampleClips {
    /** 300 frames of 640x360 in H.264, ten a second: a person without a helmet enters a cell. */
    public static final int NUM_FRAMES = 300;

    public static final Duration INTERVAL = Duration.ofMillis(100);

    private SampleClips() {}

    public static Path cell() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("sample-streams"))) {
            folder = folder.getParent();
        }
        return folder.resolve("sample-streams/zone-intrusion/cell.mp4");
    }
}
