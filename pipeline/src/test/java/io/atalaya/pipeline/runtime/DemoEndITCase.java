package io.atalaya.pipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.pipeline.cli.Atalaya;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whenever a demo ends, and however, nothing of it is left behind. */
class DemoEndITCase {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir Path temporary;

    @Test
    void leavesNothingWhereItIsToldToEndAsSoonAsItHasBegun() throws Exception {
        try (var process = start()) {
            awaitFolder(process);
            process.terminate();
            process.awaitExit(PATIENCE.toSeconds());
        }
        assertThat(folders()).isEmpty();
    }

    @Test
    void leavesNothingWhileItStartsNorOfOneThatWasKilled() throws Exception {
        Path killed = killed();
        assertThat(folders()).containsExactly(killed);

        try (var process = start()) {
            await(process, () -> folders().stream().anyMatch(one -> hasBroker(one, killed)));
            process.terminate();
            process.awaitExit(PATIENCE.toSeconds());
        }
        assertThat(folders()).isEmpty();
    }

    private Path killed() throws Exception {
        try (var process = start()) {
            Path folder = awaitFolder(process);
            await(process, () -> process.output().contains("Ctrl-C stops"));
            process.kill();
            return folder;
        }
    }

    private static boolean hasBroker(Path folder, Path killed) {
        return !folder.equals(killed) && Files.exists(folder.resolve("broker"));
    }

    private AtalayaProcess start() throws IOException {
        return AtalayaProcess.start(
                temporary.resolve("output"),
                List.of(
                        "-Xmx1g",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path")),
                Atalaya.class,
                "demo",
                "hot-bearing",
                "--port",
                "0");
    }

    private Path awaitFolder(AtalayaProcess process) throws Exception {
        await(process, () -> !folders().isEmpty());
        return folders().get(0);
    }

    /** Its own, and any of Flink's, which lays down twenty megabytes for each start. */
    private List<Path> folders() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.filter(
                            file ->
                                    file.getFileName()
                                            .toString()
                                            .matches("(atalaya-demo-|flink-|minicluster_).*"))
                    .toList();
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(AtalayaProcess process, Condition condition) throws Exception {
        Instant limit = Instant.now().plus(PATIENCE);
        while (!condition.holds()) {
            assertThat(process.isAlive() && Instant.now().isBefore(limit))
                    .as(process.output())
                    .isTrue();
            Thread.sleep(20);
        }
    }
}
