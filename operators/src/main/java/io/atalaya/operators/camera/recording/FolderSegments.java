package io.atalaya.operators.camera.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One camera's segments in a folder of its own. Safe to read while another writes. */
public final class FolderSegments implements SegmentFiles {
    static final String UNFINISHED = ".part";

    /** Within the grain of a file system's clock a folder may change and not show it. */
    private static final Duration CLOCK_GRAIN = Duration.ofMillis(100);

    /** Of file systems that know whole seconds only. */
    private static final Duration COARSE_GRAIN = Duration.ofSeconds(2);

    private final Path folder;
    private Listing listing = new Listing(List.of(), FileTime.fromMillis(0), false);

    /** What a folder held, and whether its next change will show. */
    private record Listing(List<SegmentName> names, FileTime changedAt, boolean settled) {}

    FolderSegments(Path folder) {
        this.folder = requireNonNull(folder, "folder is null");
    }

    /**
     * A camera's.
     *
     * @param all the folder for all cameras
     */
    public static FolderSegments of(Path all, String cameraId) {
        return new FolderSegments(all.resolve(folderName(cameraId)));
    }

    static String folderName(String cameraId) {
        return URLEncoder.encode(cameraId, UTF_8);
    }

    @Override
    public void write(SegmentName name, byte[] mp4) throws IOException {
        write(path(name), mp4);
    }

    @Override
    public void keepFor(Duration maxAge) throws IOException {
        write(folder.resolve(AbandonedSegments.RETENTION), maxAge.toString().getBytes(UTF_8));
    }

    private void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(folder);
        Path part = folder.resolve(file.getFileName() + UNFINISHED);
        try {
            Files.write(part, content);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }

    /**
     * Their names, oldest first. There may be tens of thousands: they are read anew only after
     * something has come or gone.
     */
    public synchronized List<SegmentName> names() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        FileTime changedAt = Files.getLastModifiedTime(folder);
        if (!listing.settled || !listing.changedAt.equals(changedAt)) {
            boolean settled = isSettled(changedAt.toInstant());
            listing = new Listing(readNames(), changedAt, settled);
        }
        return listing.names;
    }

    private static boolean isSettled(Instant changedAt) {
        boolean wholeSecond = changedAt.equals(changedAt.truncatedTo(ChronoUnit.SECONDS));
        return changedAt.plus(wholeSecond ? COARSE_GRAIN : CLOCK_GRAIN).isBefore(Instant.now());
    }

    private List<SegmentName> readNames() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> SegmentName.parse(String.valueOf(file.getFileName())))
                    .flatMap(Optional::stream)
                    .sorted()
                    .toList();
        }
    }

    @Override
    public List<Stored> list() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Stored> stored = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Optional<SegmentName> name = SegmentName.parse(String.valueOf(file.getFileName()));
                if (name.isPresent()) {
                    add(stored, name.get(), file);
                }
            }
        }
        stored.sort(Comparator.comparing(Stored::name));
        return stored;
    }

    private static void add(List<Stored> stored, SegmentName name, Path file) throws IOException {
        try {
            stored.add(new Stored(name, Files.size(file)));
        } catch (NoSuchFileException e) {
            // Its time was over between the look and the question.
            return;
        }
    }

    @Override
    public void delete(SegmentName name) throws IOException {
        Files.deleteIfExists(path(name));
    }

    @Override
    public long usableBytes() throws IOException {
        Files.createDirectories(folder);
        return Files.getFileStore(folder).getUsableSpace();
    }

    public Path path(SegmentName name) {
        return folder.resolve(name.fileName());
    }
}
