package io.atalaya.pipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atalaya.pipeline.config.PipelineConfigLoader;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.Health;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A camera that is recorded on a disk of 16 MB, which somebody fills to the last byte. */
class FullDiskITCase {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir Path folder;

    private Path disk;
    private boolean mounted;

    @BeforeEach
    void mountASmallDisk() throws Exception {
        disk = Files.createDirectories(folder.resolve("disk"));
        mounted = run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk.toString());
        assumeTrue(mounted, "skipped: this user may not mount a small disk");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", "-l", disk.toString());
        }
    }

    @Test
    void endsTheRecordingRaisesAnAlarmAndTheJobGoesOnUntilThereIsRoomAgain() throws Exception {
        try (RunningPipeline pipeline = prepare()) {
            var topics = new TopicReader(pipeline.kafka().bootstrapServers(), "");
            pipeline.startJob();
            await("a first segment", () -> !segments().isEmpty());

            // When the disk is full
            Path ballast = disk.resolve("ballast");
            fill(ballast);

            // Then there is an alarm
            await("the alarm", () -> alarm(topics, alert -> !alert.hasEnd()));
            assertThat(topics.read(Topic.HEALTH, Health.class))
                    .anySatisfy(
                            health ->
                                    assertThat(health.getReason())
                                            .isEqualTo(Health.Reason.RECORDING_FAILED));
            assertThat(segments()).noneMatch(file -> file.endsWith(".part"));
            // and the job goes on,
            topics.awaitCount(Topic.DETECTIONS, topics.count(Topic.DETECTIONS) + 30, PATIENCE);
            var before = segments();

            // and when there is room again so does the recording, and the alarm is over.
            Files.delete(ballast);
            await("another segment", () -> !before.containsAll(segments()));
            await("the alarm's end", () -> alarm(topics, Alert::hasEnd));
            pipeline.stop();
            assertThat(pipeline.awaitEnd()).isFalse();
        }
    }

    private static boolean alarm(TopicReader topics, Predicate<Alert> fitting) throws Exception {
        return topics.read(Topic.ALERT_EVENTS, Alert.class).stream()
                .anyMatch(
                        alert ->
                                alert.getRuleId().equals("not-recorded-cell-1")
                                        && fitting.test(alert));
    }

    private static void fill(Path file) throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private List<String> segments() throws IOException {
        Path recordings = disk.resolve("recordings");
        if (!Files.isDirectory(recordings)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(recordings)) {
            return files.map(Path::toString).filter(name -> name.contains(".mp4")).toList();
        }
    }

    private static void await(String what, Callable<Boolean> reached) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!reached.call()) {
            assertThat(Instant.now()).as("waiting for %s", what).isBefore(end);
            Thread.sleep(200);
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private RunningPipeline prepare() throws Exception {
        String yaml =
                RecordedCell.yaml(
                        "embedded",
                        """
                        loop: true
                        speed: realtime
                        maxFramesPerSecond: 5
                        healthInterval: 500ms
                        recording: {enabled: true, segmentLength: 1s}
                        """,
                        "recordings: disk/recordings");
        return PipelineHere.prepare(PipelineConfigLoader.load(yaml, "disk.yaml", folder, Map.of()));
    }
}
