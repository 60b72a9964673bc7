package io.atalaya.operators.camera.recording;

import io.atalaya.operators.OffTaskThread;
import io.atalaya.operators.camera.ffmpeg.EncodedSegment;
import io.atalaya.operators.camera.recording.SegmentFiles.Stored;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts one camera's segments away and throws out those whose time is over. A disk that is full or
 * broken ends recording until it is well again; it is said once, and never thrown.
 */
@OffTaskThread
final class SegmentShelf {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentShelf.class);
    private static final long MEGABYTE = 1_000_000;

    // configuration
    private final String cameraId;
    private final RecordingPlan plan;
    private final SegmentFiles files;
    private final InstantSource eventTime;
    private final Consumer<String> trouble;
    private final RecordingMetrics metrics;

    // runtime
    private @Nullable SegmentIndex index;
    private String told = "";
    private boolean retentionWritten;

    /**
     * @param eventTime by which segments grow old
     * @param trouble hears why nothing is recorded, and an empty text when it is again
     */
    SegmentShelf(
            String cameraId,
            RecordingPlan plan,
            SegmentFiles files,
            InstantSource eventTime,
            Consumer<String> trouble,
            RecordingMetrics metrics) {
        this.cameraId = cameraId;
        this.plan = plan;
        this.files = files;
        this.eventTime = eventTime;
        this.trouble = trouble;
        this.metrics = metrics;
    }

    void store(EncodedSegment segment) {
        try {
            tidy(segment.mp4().length);
            long left = files.usableBytes() - segment.mp4().length;
            if (left < plan.minFreeMegabytes() * MEGABYTE) {
                throw new IOException(
                        "the disk is full: less than %d MB would be left"
                                .formatted(plan.minFreeMegabytes()));
            }
            write(segment);
            metrics.segmentStored();
            tell("");
        } catch (IOException e) {
            index = null;
            fail(String.valueOf(e.getMessage() == null ? e : e.getMessage()));
        }
    }

    private void write(EncodedSegment segment) throws IOException {
        if (!retentionWritten) {
            files.keepFor(plan.config().maxAge());
            retentionWritten = true;
        }
        var name = new SegmentName(segment.start(), segment.length(), plan.redacted());
        files.write(name, segment.mp4());
        index().add(new Stored(name, segment.mp4().length));
    }

    /** Something of the video was lost before it came here. */
    void fail(String why) {
        metrics.segmentLost();
        tell("nothing is recorded in " + plan.folder() + ": " + why);
    }

    /** Throws out what is too old; from time to time also when nothing new comes. */
    void tidy() {
        try {
            tidy(0);
        } catch (IOException e) {
            index = null;
            tell("old segments in " + plan.folder() + " cannot be deleted: " + e.getMessage());
        }
    }

    private void tidy(long room) throws IOException {
        SegmentIndex segments = index();
        long most = plan.config().maxMegabytes() * MEGABYTE - room;
        Instant oldest = eventTime.instant().minus(plan.config().maxAge());
        for (SegmentName name : segments.outdated(oldest, most)) {
            files.delete(name);
            segments.remove(name);
            metrics.segmentDeleted();
        }
        metrics.recorded(segments.bytes() + room);
    }

    /** Read from the disk once, and again where something went wrong there. */
    private SegmentIndex index() throws IOException {
        SegmentIndex read = index;
        if (read == null) {
            read = new SegmentIndex(files.list());
            index = read;
        }
        return read;
    }

    // Called by the camera's thread too, which must not wait for the disk: so nothing else is held.
    private synchronized void tell(String why) {
        if (why.isEmpty() == told.isEmpty()) {
            return;
        }
        told = why;
        if (why.isEmpty()) {
            LOG.info("camera={} is recorded again", cameraId);
        } else {
            LOG.warn("camera={}: {}", cameraId, why);
        }
        trouble.accept(why);
    }
}
