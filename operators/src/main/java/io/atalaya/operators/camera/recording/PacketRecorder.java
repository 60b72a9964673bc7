package io.atalaya.operators.camera.recording;

import io.atalaya.operators.OffTaskThread;
import io.atalaya.operators.camera.ffmpeg.EncodedSegment;
import io.atalaya.operators.camera.ffmpeg.PacketSegmenter;
import io.atalaya.operators.camera.ffmpeg.SegmentListener;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.apache.flink.metrics.MetricGroup;

/** Records what a camera sends, as it comes. Its segmenter belongs to the camera's thread. */
@OffTaskThread
public final class PacketRecorder implements AutoCloseable {
    /** Segments; each lies in memory. */
    private static final int MOST_WAITING = 4;

    private final Duration patience;
    private final SegmentShelf shelf;
    private final RecordingThread thread;
    private final PacketSegmenter segmenter;

    /**
     * @param live whether it is a camera, which waits for nobody
     * @param eventTime by which segments grow old
     * @param trouble hears why nothing is recorded, and an empty text when it is again
     */
    public PacketRecorder(
            String cameraId,
            RecordingPlan plan,
            boolean live,
            InstantSource eventTime,
            Consumer<String> trouble,
            MetricGroup metrics) {
        this.patience = RecordingThread.patience(live);
        this.shelf =
                new SegmentShelf(
                        cameraId,
                        plan,
                        plan.segmentsOf(cameraId),
                        eventTime,
                        trouble,
                        new RecordingMetrics(metrics, cameraId));
        this.thread = new RecordingThread(cameraId, MOST_WAITING, shelf::tidy);
        this.segmenter = new PacketSegmenter(plan.config().segmentLength(), new ToShelf());
        thread.start();
    }

    /** What the camera's decoder is to tell of its packets. */
    public PacketSegmenter segmenter() {
        return segmenter;
    }

    private final class ToShelf implements SegmentListener {
        @Override
        public void segment(EncodedSegment segment) {
            if (!thread.offer(() -> shelf.store(segment), patience)) {
                shelf.fail("the disk is slower than the camera");
            }
        }

        @Override
        public void unrecordable(String detail) {
            shelf.fail(detail);
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
