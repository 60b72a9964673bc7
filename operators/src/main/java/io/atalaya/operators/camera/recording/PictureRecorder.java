package io.atalaya.operators.camera.recording;

import io.atalaya.operators.camera.ffmpeg.EncodedSegment;
import io.atalaya.operators.camera.ffmpeg.PictureSegmenter;
import io.atalaya.operators.camera.ffmpeg.SegmentListener;
import io.atalaya.operators.picture.PackedPicture;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.flink.metrics.MetricGroup;

/**
 * Records pictures of a camera that may be seen, encoded anew. The only recorder of a camera with
 * something to blur: what came from the camera stays in memory.
 */
public final class PictureRecorder implements AutoCloseable {
    /** Pictures; at 640x360 they are 22 MB. */
    private static final int MOST_WAITING = 32;

    private final Duration patience;
    private final RecordingMetrics metrics;
    private final SegmentShelf shelf;
    private final RecordingThread thread;
    private final PictureSegmenter segmenter;
    private volatile String trouble = "";
    private volatile Instant latest = Instant.EPOCH;

    /**
     * @param live whether its segments grow old by the clock; those of a recording do by its own
     */
    public PictureRecorder(
            String cameraId, RecordingPlan plan, boolean live, MetricGroup metricGroup) {
        InstantSource eventTime = live ? InstantSource.system() : () -> latest;
        this.patience = RecordingThread.patience(live);
        this.metrics = new RecordingMetrics(metricGroup, cameraId);
        this.shelf =
                new SegmentShelf(
                        cameraId,
                        plan,
                        plan.segmentsOf(cameraId),
                        eventTime,
                        why -> trouble = why,
                        metrics);
        this.thread = new RecordingThread(cameraId, MOST_WAITING, shelf::tidy);
        this.segmenter = new PictureSegmenter(plan.config().segmentLength(), new ToShelf());
        thread.start();
    }

    /** Takes the picture over; a live camera's is lost where too many wait. */
    public void take(PackedPicture picture, Instant at) {
        if (!thread.offer(() -> encode(picture, at), patience)) {
            metrics.pictureLost();
        }
    }

    private void encode(PackedPicture picture, Instant at) {
        latest = at;
        segmenter.take(picture, at);
    }

    /** Why nothing is recorded; empty while it is. */
    public String trouble() {
        return trouble;
    }

    private final class ToShelf implements SegmentListener {
        @Override
        public void segment(EncodedSegment segment) {
            shelf.store(segment);
        }

        @Override
        public void unrecordable(String detail) {
            shelf.fail(detail);
        }
    }

    @Override
    public void close() {
        thread.close(
                () -> {
                    segmenter.end();
                    segmenter.close();
                });
    }
}
