package io.atalaya.operators.camera.recording;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was recorded of cameras that are recorded no more, since they were taken out of the
 * configuration or their recording was switched off. Each camera's folder says itself how long its
 * segments are kept, as the camera's configuration said it last; so a folder that several pipelines
 * share loses nothing before its time. Age is counted from when a segment was written.
 */
public final class AbandonedSegments implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The name of the file that says how long a camera's segments are kept. */
    static final String RETENTION = "retention";

    /** What a crash has left of a write. */
    private static final Duration UNFINISHED_FOR = Duration.ofHours(1);

    private final String folder;
    private final TreeSet<String> recordedFolders;

    /**
     * In a folder of recordings.
     *
     * @param recorded the cameras that somebody else looks after
     */
    public AbandonedSegments(String folder, List<String> recorded) {
        this.folder = requireNonNull(folder, "folder is null");
        this.recordedFolders =
                recorded.stream()
                        .map(FolderSegments::folderName)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Deletes what is older than its folder says; returns how many files. */
    int delete(Instant now) throws IOException {
        Path all = Path.of(folder);
        if (!Files.isDirectory(all)) {
            return 0;
        }
        int deleted = 0;
        for (Path camera : list(all)) {
            String name = String.valueOf(camera.getFileName());
            if (Files.isDirectory(camera) && !recordedFolders.contains(name)) {
                deleted += deleteOf(camera, now);
            }
        }
        return deleted;
    }

    private static int deleteOf(Path camera, Instant now) throws IOException {
        Optional<Duration> maxAge = retention(camera);
        if (maxAge.isEmpty()) {
            return 0;
        }
        int deleted = 0;
        boolean empty = true;
        for (Path file : list(camera)) {
            Optional<Duration> limit = limit(String.valueOf(file.getFileName()), maxAge.get());
            if (limit.isPresent() && isOlder(file, now.minus(limit.get()))) {
                deleted += Files.deleteIfExists(file) ? 1 : 0;
            } else {
                empty &= file.endsWith(RETENTION);
            }
        }
        if (empty) {
            remove(camera);
        }
        return deleted;
    }

    /** How old a file may grow; empty where it is none of ours. */
    private static Optional<Duration> limit(String fileName, Duration maxAge) {
        if (fileName.endsWith(FolderSegments.UNFINISHED)) {
            return Optional.of(UNFINISHED_FOR);
        }
        return SegmentName.parse(fileName).map(segment -> maxAge);
    }

    private static boolean isOlder(Path file, Instant moment) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(moment);
        } catch (NoSuchFileException e) {
            // Somebody else was quicker.
            return false;
        }
    }

    /** Empty where the folder is none of ours. */
    private static Optional<Duration> retention(Path camera) throws IOException {
        try {
            String written = Files.readString(camera.resolve(RETENTION), StandardCharsets.UTF_8);
            return Optional.of(Duration.parse(written.strip()));
        } catch (NoSuchFileException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static void remove(Path camera) throws IOException {
        try {
            Files.deleteIfExists(camera.resolve(RETENTION));
            Files.deleteIfExists(camera);
        } catch (DirectoryNotEmptyException e) {
            // Something came into it in this very moment; so it is not abandoned.
            return;
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
