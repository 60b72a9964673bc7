package io.atalaya.operators.camera;

import io.atalaya.operators.OffTaskThread;
import io.atalaya.operators.camera.ffmpeg.VideoDecoder;

/** Brings what one decoder could not decode to the metrics, while it runs. */
@OffTaskThread
final class DecodeErrors {
    private final VideoDecoder video;
    private final CameraMetrics metrics;
    private long told;

    DecodeErrors(VideoDecoder video, CameraMetrics metrics) {
        this.video = video;
        this.metrics = metrics;
    }

    void tell() {
        long errors = video.decodeErrors();
        if (errors > told) {
            metrics.packetsUndecodable(errors - told);
            told = errors;
        }
    }
}
