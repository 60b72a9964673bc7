package io.atalaya.operators.evidence;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.camera.ffmpeg.ClipCutter;
import io.atalaya.operators.camera.ffmpeg.VideoDecoder;
import io.atalaya.operators.camera.ffmpeg.VideoException;
import io.atalaya.operators.camera.ffmpeg.VideoFailure;
import io.atalaya.operators.camera.ffmpeg.VideoFrame;
import io.atalaya.operators.camera.ffmpeg.VideoOptions;
import io.atalaya.operators.camera.recording.FolderSegments;
import io.atalaya.operators.camera.recording.SegmentName;
import io.atalaya.operators.model.EvidenceFile;
import io.atalaya.operators.model.EvidenceKind;
import io.atalaya.operators.model.EvidenceOrder;
import io.atalaya.operators.model.Frame;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Makes snapshots and clips of the segments that are there, and puts them into the store. */
final class EvidenceMaker {
    /** Of a camera whose recording ends there, or of one that is gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EvidencePlan plan;
    private final RecentFrames frames;
    private final EvidenceStore store;
    private final InstantSource wallClock;

    EvidenceMaker(EvidencePlan plan, RecentFrames frames, InstantSource wallClock) {
        this.plan = plan;
        this.frames = frames;
        this.store = new EvidenceStore(plan.base());
        this.wallClock = wallClock;
    }

    /**
     * Makes what was ordered, once the recording has come so far; when its patience is over, of
     * what there is.
     *
     * @param last whether nothing more is to be waited for
     * @return empty while it is too early
     */
    Optional<EvidenceFile> make(EvidenceOrder order, boolean last) {
        RecordedCamera camera = plan.camera(order.cameraId());
        if (camera == null) {
            return Optional.of(failed(order, "the camera is no longer recorded"));
        }
        Duration postRoll =
                order.kind() == EvidenceKind.CLIP ? plan.config().postRoll() : Duration.ZERO;
        Instant until = order.at().plus(postRoll);
        try {
            FolderSegments segments = camera.recording().segmentsOf(camera.name());
            List<SegmentName> there = segments.names();
            boolean recorded = there.stream().anyMatch(name -> !name.end().isBefore(until));
            Instant latest = order.receivedAt().plus(postRoll).plus(PATIENCE);
            boolean overdue = last || !wallClock.instant().isBefore(latest);
            if (!recorded && !overdue) {
                return Optional.empty();
            }
            return Optional.of(
                    order.kind() == EvidenceKind.CLIP
                            ? clip(order, camera, segments, there)
                            : snapshot(order, camera, segments, there));
        } catch (IOException | VideoException e) {
            return Optional.of(failed(order, String.valueOf(e.getMessage())));
        }
    }

    private EvidenceFile clip(
            EvidenceOrder order,
            RecordedCamera camera,
            FolderSegments segments,
            List<SegmentName> there)
            throws IOException, VideoException {
        Instant from = order.at().minus(plan.config().preRoll());
        Instant to = order.at().plus(plan.config().postRoll());
        List<SegmentName> covering =
                there.stream()
                        .filter(name -> name.end().isAfter(from) && name.start().isBefore(to))
                        .toList();
        Path file = Files.createTempFile("atalaya-clip", ".mp4");
        try {
            List<ClipCutter.Source> sources =
                    covering.stream()
                            .map(name -> new ClipCutter.Source(segments.path(name), name.start()))
                            .toList();
            Instant begins = ClipCutter.cut(sources, from, to, file);
            try (InputStream content = Files.newInputStream(file)) {
                return stored(order, camera, begins, to, content);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private EvidenceFile snapshot(
            EvidenceOrder order,
            RecordedCamera camera,
            FolderSegments segments,
            List<SegmentName> there)
            throws IOException, VideoException {
        Frame frame = frames.nearest(order.cameraId(), order.at());
        Instant at = frame == null ? order.at() : frame.info().capturedAt();
        SegmentName segment =
                there.stream()
                        .filter(name -> !name.start().isAfter(at))
                        .reduce((earlier, later) -> later)
                        .orElseThrow(() -> new IOException("nothing was recorded at " + at));
        byte[] jpeg = picture(segments.path(segment), Duration.between(segment.start(), at));
        BufferedImage image = requireNonNull(ImageIO.read(new ByteArrayInputStream(jpeg)));
        SnapshotOverlay.draw(image, camera, frame, caption(order, at));
        ByteArrayOutputStream drawn = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", drawn);
        return stored(order, camera, at, at, new ByteArrayInputStream(drawn.toByteArray()));
    }

    private static String caption(EvidenceOrder order, Instant at) {
        return order.cameraId()
                + "  "
                + at.truncatedTo(ChronoUnit.SECONDS)
                + "  "
                + order.message();
    }

    /** The frame that is nearest to a time, which may lie just behind the segment's last. */
    private static byte[] picture(Path segment, Duration time) throws VideoException {
        try (VideoDecoder video = new VideoDecoder(VideoOptions.file(segment.toString()))) {
            video.open();
            Duration half = video.frameInterval().dividedBy(2);
            byte[] last = null;
            VideoFrame frame = video.next();
            while (frame != null) {
                Duration shown = frame.time();
                boolean reached = shown != null && shown.plus(half).compareTo(time) >= 0;
                boolean near = shown != null && shown.plusSeconds(1).compareTo(time) >= 0;
                if (reached) {
                    return video.toJpeg();
                }
                last = near ? video.toJpeg() : last;
                frame = video.next();
            }
            if (last == null) {
                throw new VideoException(
                        VideoFailure.NOT_FOUND, "the recording has no picture of the moment");
            }
            return last;
        }
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
