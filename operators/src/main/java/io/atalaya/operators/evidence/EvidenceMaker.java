package io.atalaya.operators.evidence;

import io.atalaya.operators.camera.ffmpeg.ClipCutter;
import io.atalaya.operators.camera.ffmpeg.Stills;
import io.atalaya.operators.camera.ffmpeg.VideoException;
import io.atalaya.operators.camera.recording.FolderSegments;
import io.atalaya.operators.camera.recording.SegmentName;
import io.atalaya.operators.model.EvidenceFile;
import io.atalaya.operators.model.EvidenceKind;
import io.atalaya.operators.model.EvidenceOrder;
import io.atalaya.operators.model.Frame;
import io.atalaya.operators.picture.PackedPicture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes snapshots and clips of the segments that are there, and puts them into the store. */
final class EvidenceMaker {
    private static final Logger LOG = LoggerFactory.getLogger(EvidenceMaker.class);

    /** Of a camera whose recording ends there, or of one that is gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EvidencePlan plan;
    private final RecentFrames frames;
    private final EvidenceStore store;
    private final InstantSource wallClock;
    private final Map<String, FolderSegments> folders = new HashMap<>();

    EvidenceMaker(EvidencePlan plan, RecentFrames frames, InstantSource wallClock) {
        this.plan = plan;
        this.frames = frames;
        this.store = new EvidenceStore(plan.base());
        this.wallClock = wallClock;
    }

    /**
     * Makes what is due of what was ordered, each camera's together: moments that lie in one
     * segment are found in one pass through it. What the recording has not come to is due when its
     * patience is over, and is then made of what there is.
     *
     * @param last whether nothing more is to be waited for
     * @param done hears of each that was made or given up
     */
    void make(
            Collection<EvidenceOrder> orders,
            boolean last,
            BiConsumer<EvidenceOrder, EvidenceFile> done) {
        Map<String, List<EvidenceOrder>> byCamera =
                orders.stream()
                        .collect(
                                Collectors.groupingBy(
                                        EvidenceOrder::cameraId,
                                        TreeMap::new,
                                        Collectors.toList()));
        byCamera.forEach((name, some) -> make(plan.camera(name), some, last, done));
    }

    private void make(
            @Nullable RecordedCamera camera,
            List<EvidenceOrder> orders,
            boolean last,
            BiConsumer<EvidenceOrder, EvidenceFile> done) {
        if (camera == null) {
            orders.forEach(one -> done.accept(one, failed(one, "the camera is not recorded now")));
            return;
        }
        FolderSegments segments =
                folders.computeIfAbsent(camera.name(), camera.recording()::segmentsOf);
        Recorded recorded = recorded(camera, segments);
        List<EvidenceOrder> due =
                orders.stream().filter(one -> last || isDue(one, recorded.names)).toList();
        due.stream()
                .filter(one -> one.kind() == EvidenceKind.CLIP)
                .forEach(one -> done.accept(one, attempt(one, () -> clip(one, recorded))));
        snapshots(
                due.stream().filter(one -> one.kind() == EvidenceKind.SNAPSHOT).toList(),
                recorded,
                done);
    }

    /** What is there of a camera. */
    private record Recorded(
            RecordedCamera camera,
            FolderSegments segments,
            List<SegmentName> names,
            @Nullable IOException failure) {
        List<SegmentName> checked() throws IOException {
            if (failure != null) {
                throw failure;
            }
            return names;
        }
    }

    private static Recorded recorded(RecordedCamera camera, FolderSegments segments) {
        try {
            // Segments from before the camera's privacy was configured show what they must not.
            List<SegmentName> names =
                    segments.names().stream()
                            .filter(name -> name.redacted() == camera.redacted())
                            .toList();
            return new Recorded(camera, segments, names, null);
        } catch (IOException e) {
            return new Recorded(camera, segments, List.of(), e);
        }
    }

    private boolean isDue(EvidenceOrder order, List<SegmentName> there) {
        Duration postRoll =
                order.kind() == EvidenceKind.CLIP ? plan.config().postRoll() : Duration.ZERO;
        Instant until = order.at().plus(postRoll);
        boolean recorded = !there.isEmpty() && !there.get(there.size() - 1).end().isBefore(until);
        Instant latest = order.receivedAt().plus(postRoll).plus(PATIENCE);
        return recorded || !wallClock.instant().isBefore(latest);
    }

    private interface Work {
        EvidenceFile make() throws IOException, VideoException;
    }

    // One that cannot be made must not keep the others from it.
    private EvidenceFile attempt(EvidenceOrder order, Work work) {
        try {
            return work.make();
        } catch (IOException | VideoException e) {
            return failed(order, String.valueOf(e.getMessage() == null ? e : e.getMessage()));
        } catch (RuntimeException | LinkageError e) {
            // Such as a headless Java without the libraries that it draws text with.
            LOG.error("evidence of alert {} failed", order.alertId(), e);
            return failed(order, "an internal error: " + e);
        }
    }

    private EvidenceFile clip(EvidenceOrder order, Recorded recorded)
            throws IOException, VideoException {
        Instant from = order.at().minus(plan.config().preRoll());
        Instant to = order.at().plus(plan.config().postRoll());
        List<SegmentName> covering =
                recorded.checked().stream()
                        .filter(name -> name.end().isAfter(from) && name.start().isBefore(to))
                        .toList();
        Path file = Files.createTempFile("atalaya-clip", ".mp4");
        try {
            List<ClipCutter.Source> sources =
                    covering.stream()
                            .map(
                                    name ->
                                            new ClipCutter.Source(
                                                    recorded.segments.path(name), name.start()))
                            .toList();
            Instant begins = ClipCutter.cut(sources, from, to, file);
            try (InputStream content = Files.newInputStream(file)) {
                return stored(order, recorded.camera, begins, to, content);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /**
     * When a snapshot is of.
     *
     * @param frame what was found in it; null where nobody knows
     */
    private record Moment(EvidenceOrder order, @Nullable Frame frame, Instant at) {}

    private void snapshots(
            List<EvidenceOrder> orders,
            Recorded recorded,
            BiConsumer<EvidenceOrder, EvidenceFile> done) {
        Map<SegmentName, List<Moment>> bySegment = new TreeMap<>();
        for (EvidenceOrder order : orders) {
            Moment moment = moment(order);
            try {
                SegmentName segment = segmentOf(moment, recorded.checked());
                bySegment.computeIfAbsent(segment, name -> new ArrayList<>()).add(moment);
            } catch (IOException e) {
                done.accept(order, failed(order, String.valueOf(e.getMessage())));
            }
        }
        bySegment.forEach(
                (segment, moments) -> {
                    moments.sort(Comparator.comparing(Moment::at));
                    try (Stills stills = new Stills(recorded.segments.path(segment))) {
                        for (Moment one : moments) {
                            Duration time = Duration.between(segment.start(), one.at);
                            Work work = () -> snapshot(one, recorded.camera, stills.at(time));
                            done.accept(one.order, attempt(one.order, work));
                        }
                    }
                });
    }

    private Moment moment(EvidenceOrder order) {
        Frame frame = frames.nearest(order.cameraId(), order.at());
        return new Moment(order, frame, frame == null ? order.at() : frame.info().capturedAt());
    }

    private static SegmentName segmentOf(Moment moment, List<SegmentName> there)
            throws IOException {
        return there.stream()
                .filter(name -> !name.start().isAfter(moment.at))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IOException("nothing was recorded at " + moment.at));
    }

    private EvidenceFile snapshot(Moment moment, RecordedCamera camera, PackedPicture picture)
            throws IOException {
        EvidenceOrder order = moment.order;
        byte[] jpeg =
                SnapshotPicture.jpeg(picture, camera, moment.frame, caption(order, moment.at));
        return stored(order, camera, moment.at, moment.at, new ByteArrayInputStream(jpeg));
    }

    private static String caption(EvidenceOrder order, Instant at) {
        return order.cameraId()
                + "  "
                + at.truncatedTo(ChronoUnit.SECONDS)
                + "  "
                + order.message();
    }

    private EvidenceFile stored(
            EvidenceOrder order,
            RecordedCamera camera,
            Instant from,
            Instant to,
            InputStream content)
            throws IOException {
        EvidenceStore.Written written = store.write(uri(order), content);
        Instant now = wallClock.instant();
        return new EvidenceFile(
                order.alertId(),
                order.cameraId(),
                order.kind(),
                uri(order),
                EvidencePlan.mediaType(order.kind()),
                written.sha256(),
                written.bytes(),
                camera.redacted(),
                from,
                to,
                now,
                now.plus(plan.config().maxAge()),
                "");
    }

    EvidenceFile failed(EvidenceOrder order, String why) {
        Instant now = wallClock.instant();
        return new EvidenceFile(
                order.alertId(),
                order.cameraId(),
                order.kind(),
                uri(order),
                EvidencePlan.mediaType(order.kind()),
                "",
                0,
                false,
                order.at(),
                order.at(),
                now,
                now,
                why);
    }

    private String uri(EvidenceOrder order) {
        return plan.uri(order.alertId(), order.at(), order.cameraId(), order.kind());
    }

    /** Deletes what is older than the plan says; returns the URIs. */
    List<String> tidy() throws IOException {
        return store.deleteBefore(wallClock.instant().minus(plan.config().maxAge()));
    }
}
