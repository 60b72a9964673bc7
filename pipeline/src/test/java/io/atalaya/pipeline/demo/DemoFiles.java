package io.atalaya.pipeline.demo;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/**
 * Writes the demo into a folder: {@code scene.mjpeg}, {@code demo.onnx} and {@code demo.yaml}. What
 * is there already is kept, so that the second start is quick.
 */
public final class DemoFiles {
    /** When the scene begins in the template. */
    private static final String SCENE_START = "2026-01-05T08:00:00Z";

    private final Path folder;

    public DemoFiles(Path folder) {
        this.folder = Objects.requireNonNull(folder, "folder is null");
    }

    /**
     * Writes what is missing and gives the configuration's path.
     *
     * @param once for a scene that is played once and as fast as possible, from its beginning
     * @param progress told in words what is being made
     */
    public Path write(boolean once, Consumer<String> progress) throws IOException {
        Files.createDirectories(folder);
        Path model = folder.resolve("demo.onnx");
        if (Files.notExists(model)) {
            DemoModel.write(model);
        }
        Path scene = folder.resolve("scene.mjpeg");
        if (Files.notExists(scene)) {
            writeScene(scene, progress);
        }
        return once ? writeOnce() : writeLive();
    }

    /** The scene plays as a camera would: now. */
    private Path writeLive() throws IOException {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        return Files.writeString(folder.resolve("demo.yaml"), template().replace(SCENE_START, now));
    }

    private Path writeOnce() throws IOException {
        Path state = Files.createTempDirectory(folder, "state-");
        String yaml =
                template().replace("    loop: true\n    speed: realtime\n", "")
                        + "\nruntime:\n  stateDirectory: "
                        + state.getFileName()
                        + "\n";
        return Files.writeString(folder.resolve("demo-once.yaml"), yaml);
    }

    private static String template() throws IOException {
        try (InputStream yaml = DemoFiles.class.getResourceAsStream("demo.yaml")) {
            byte[] bytes =
                    Objects.requireNonNull(yaml, "demo.yaml is not in the jar").readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** The pictures one after another, which FFmpeg reads as motion JPEG at 25 frames a second. */
    private void writeScene(Path scene, Consumer<String> progress) throws IOException {
        Path part = Files.createTempFile(folder, "scene", ".part");
        ImageIO.setUseCache(false);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
            for (int number = 0; number < DemoScene.NUM_FRAMES; number++) {
                ImageIO.write(DemoScene.frame(number), "jpg", out);
                if (number % DemoScene.FRAMES_PER_SECOND == 0) {
                    progress.accept(
                            "drawing the demo's scene: "
                                    + 100 * number / DemoScene.NUM_FRAMES
                                    + " %");
                }
            }
        }
        Files.move(
                part, scene, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
