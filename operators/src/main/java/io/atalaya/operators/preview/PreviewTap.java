package io.atalaya.operators.preview;

import io.atalaya.operators.camera.ffmpeg.PictureJpeg;
import io.atalaya.operators.camera.ffmpeg.VideoException;
import io.atalaya.operators.inference.PictureTap;
import io.atalaya.operators.model.Detection;
import io.atalaya.operators.model.FrameInfo;
import io.atalaya.operators.model.Preview;
import io.atalaya.operators.picture.PackedPicture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes previews of the frames that are due, where somebody looks. On the task thread. */
final class PreviewTap implements PictureTap {
    private static final Logger LOG = LoggerFactory.getLogger(PreviewTap.class);
    private static final String JPEG = "image/jpeg";

    private final Viewers viewers;
    private final LongSupplier nanoTime;
    private final Runnable atEnd;
    private final Map<String, Camera> cameras = new HashMap<>();

    /**
     * @param redacted in whose pictures something is blurred
     * @param atEnd what ends with this
     */
    PreviewTap(
            Map<String, PreviewConfig> configs,
            Set<String> redacted,
            Viewers viewers,
            MetricGroup metrics,
            LongSupplier nanoTime,
            Runnable atEnd) {
        this.viewers = viewers;
        this.nanoTime = nanoTime;
        this.atEnd = atEnd;
        configs.forEach(
                (name, config) -> {
                    if (config.mode() != PreviewMode.OFF) {
                        cameras.put(
                                name,
                                new Camera(
                                        config.mode() == PreviewMode.ALWAYS,
                                        redacted.contains(name),
                                        new PreviewPace(config.framesPerSecond()),
                                        new PictureJpeg(config.maxWidthPx(), config.quality()),
                                        new PreviewMetrics(metrics, name)));
                    }
                });
    }

    private record Camera(
            boolean always,
            boolean redacted,
            PreviewPace pace,
            PictureJpeg jpeg,
            PreviewMetrics metrics) {}

    @Override
    public boolean wants(FrameInfo frame) {
        Camera camera = cameras.get(frame.cameraId());
        if (camera == null) {
            return false;
        }
        long now = nanoTime.getAsLong();
        return (camera.always || viewers.lookAt(frame.cameraId(), now)) && camera.pace.isDue(now);
    }

    @Override
    public void take(
            PackedPicture picture, FrameInfo frame, List<Detection> found, SideOutput output) {
        Camera camera = cameras.get(frame.cameraId());
        if (camera == null) {
            return;
        }
        long started = System.nanoTime();
        try {
            PictureJpeg.Encoded encoded = camera.jpeg.encode(picture);
            output.collect(
                    PreviewOutputs.PREVIEWS,
                    new Preview(
                            frame,
                            JPEG,
                            encoded.jpeg(),
                            encoded.widthPx(),
                            encoded.heightPx(),
                            camera.redacted));
            camera.metrics.previewMade(System.nanoTime() - started);
        } catch (VideoException e) {
            camera.metrics.previewFailed();
            LOG.debug("camera={}: no preview: {}", frame.cameraId(), e.getMessage());
        }
    }

    @Override
    public void close() {
        atEnd.run();
        cameras.values().forEach(camera -> camera.jpeg.close());
        cameras.clear();
    }
}
