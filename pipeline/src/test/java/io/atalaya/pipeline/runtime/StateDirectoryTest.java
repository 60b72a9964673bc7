package io.atalaya.pipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {
    @TempDir Path folder;

    @Test
    void aNewOneHasNoCheckpoint() throws IOException {
        try (var state = StateDirectory.open(folder)) {
            assertThat(state.latest()).isEmpty();
        }
    }

    @Test
    void theNewestCompleteCheckpointOrSavepointCounts() throws IOException {
        try (var state = StateDirectory.open(folder)) {
            checkpoint(state.checkpoints().resolve("job/chk-7"), 1_000);
            Path savepoint = checkpoint(state.savepoints().resolve("savepoint-a"), 2_000);
            Files.createDirectories(state.checkpoints().resolve("job/chk-8"));

            assertThat(state.latest()).contains(savepoint);
        }
    }

    @Test
    void aClearedOneHasNoCheckpoint() throws Exception {
        try (var state = StateDirectory.open(folder)) {
            checkpoint(state.checkpoints().resolve("job/chk-7"), 1_000);

            state.clear();

            assertThat(state.latest()).isEmpty();
        }
    }

    @Test
    void clearingGoesOnWhileFlinkStillWritesAFile() throws Exception {
        try (var state = StateDirectory.open(folder)) {
            Path checkpoint = state.checkpoints().resolve("job/chk-7");
            var writing =
                    new Thread(
                            () -> {
                                for (int i = 0; i < 300; i++) {
                                    write(checkpoint, i);
                                }
                            });
            write(checkpoint, 0);
            writing.start();

            state.clear();

            writing.join();
            assertThat(state.latest()).isEmpty();
        }
    }

    private static void write(Path checkpoint, int number) {
        try {
            Files.createDirectories(checkpoint);
            Files.writeString(checkpoint.resolve("file-" + number), "");
        } catch (IOException e) {
            // Cleared away between the two.
            return;
        }
    }

    @Test
    void clearingGoesOnWhileFlinkDeletesTheSameFiles() throws Exception {
        try (var state = StateDirectory.open(folder)) {
            for (int i = 0; i < 300; i++) {
                checkpoint(state.checkpoints().resolve("job/chk-" + i), i);
            }
            var flink = new Thread(() -> deleteOneByOne(state.checkpoints().resolve("job")));
            flink.start();

            state.clear();

            flink.join();
            assertThat(state.latest()).isEmpty();
        }
    }

    @Test
    void belongsToOneProcessAtATime() throws IOException {
        try (var state = StateDirectory.open(folder)) {
            assertThatThrownBy(() -> StateDirectory.open(folder))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another process")
                    .hasMessageContaining("runtime.stateDirectory");
        }
        StateDirectory.open(folder).close();
    }

    private static void deleteOneByOne(Path job) {
        for (int i = 299; i >= 0; i--) {
            try {
                Files.deleteIfExists(job.resolve("chk-" + i + "/_metadata"));
                Files.deleteIfExists(job.resolve("chk-" + i));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static Path checkpoint(Path checkpoint, long modifiedMillis) throws IOException {
        Files.createDirectories(checkpoint);
        Path metadata = Files.createFile(checkpoint.resolve("_metadata"));
        Files.setLastModifiedTime(metadata, FileTime.fromMillis(modifiedMillis));
        return checkpoint;
    }
}
