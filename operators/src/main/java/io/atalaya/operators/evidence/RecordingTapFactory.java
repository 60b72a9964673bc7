package io.atalaya.operators.evidence;

import io.atalaya.operators.camera.recording.PictureRecorder;
import io.atalaya.operators.camera.recording.RecordingPlan;
import io.atalaya.operators.inference.PictureTap;
import io.atalaya.operators.inference.PictureTapFactory;
import io.atalaya.operators.model.Detection;
import io.atalaya.operators.model.FrameInfo;
import io.atalaya.operators.picture.PackedPicture;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.metrics.MetricGroup;

/**
 * Records cameras in whose pictures something is blurred: from behind the gate that blurs, so that
 * nothing else of them reaches a disk.
 */
public final class RecordingTapFactory implements PictureTapFactory {
    private static final long serialVersionUID = 1L;

    private final TreeMap<String, Recorded> cameras = new TreeMap<>();

    private record Recorded(RecordingPlan plan, boolean live) implements Serializable {}

    /** Adds a camera that is to be recorded so. */
    public RecordingTapFactory camera(String cameraId, RecordingPlan plan, boolean live) {
        cameras.put(cameraId, new Recorded(plan, live));
        return this;
    }

    @Override
    public PictureTap open(MetricGroup metrics) {
        return new RecordingTap(cameras, metrics);
    }

    private static final class RecordingTap implements PictureTap {
        private final Map<String, Recorded> cameras;
        private final MetricGroup metrics;
        // Made with a camera's first picture: a subtask sees its own cameras only.
        private final Map<String, PictureRecorder> recorders = new HashMap<>();

        RecordingTap(Map<String, Recorded> cameras, MetricGroup metrics) {
            this.cameras = cameras;
            this.metrics = metrics;
        }

        @Override
        public boolean wants(FrameInfo frame) {
            return cameras.containsKey(frame.cameraId());
        }

        @Override
        public void take(
                PackedPicture picture, FrameInfo frame, List<Detection> found, SideOutput output) {
            Recorded camera = cameras.get(frame.cameraId());
            if (camera != null) {
                recorders
                        .computeIfAbsent(
                                frame.cameraId(),
                                id ->
                                        new PictureRecorder(
                                                id, camera.plan(), camera.live(), metrics))
                        .take(picture, frame.capturedAt());
            }
        }

        @Override
        public String trouble(String cameraId) {
            PictureRecorder recorder = recorders.get(cameraId);
            return recorder == null ? "" : recorder.trouble();
        }

        @Override
        public void close() {
            recorders.values().forEach(PictureRecorder::close);
            recorders.clear();
        }
    }
}
