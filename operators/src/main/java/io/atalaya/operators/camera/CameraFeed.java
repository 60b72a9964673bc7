package io.atalaya.operators.camera;

import io.atalaya.operators.camera.ffmpeg.CameraUrl;
import io.atalaya.operators.camera.ffmpeg.VideoDecoder;
import io.atalaya.operators.camera.ffmpeg.VideoFailure;
import io.atalaya.operators.camera.ffmpeg.VideoFrame;
import io.atalaya.operators.camera.recording.PacketRecorder;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.picture.PicturePool;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a camera's thread works with.
 *
 * @param video the decoder in use
 * @param recorder keeps what the camera sends, null where nobody does
 */
record CameraFeed(
        CameraInput input,
        PicturePool pool,
        FrameSlot slot,
        CameraCondition condition,
        CameraMetrics metrics,
        CurrentVideo video,
        @Nullable PacketRecorder recorder) {

    CameraConfig config() {
        return input.config();
    }

    /** A decoder for the camera, whose packets are kept where that is asked for. */
    VideoDecoder makeVideo() {
        VideoDecoder made = video.make(config().videoOptions());
        if (recorder != null) {
            made.record(recorder.segmenter());
        }
        return made;
    }

    /** A frame was decoded; when it was captured is known. */
    void captured(VideoFrame frame, Instant capturedAt) {
        if (recorder != null) {
            recorder.segmenter().frameAt(frame.time(), capturedAt);
        }
    }

    /** The failure in the words of the health topic. */
    HealthReason reasonFor(VideoFailure failure) {
        return switch (failure) {
            case UNAUTHORIZED -> HealthReason.UNAUTHORIZED;
            case TIMEOUT -> HealthReason.TIMEOUT;
            case UNREACHABLE, CANCELLED -> HealthReason.SIGNAL_LOSS;
            case UNDECODABLE, DECODER_MISSING, HARDWARE_UNAVAILABLE -> HealthReason.UNDECODABLE;
            case NOT_FOUND -> reasonForNothingThere();
            case PROTOCOL -> HealthReason.PROTOCOL_ERROR;
        };
    }

    private HealthReason reasonForNothingThere() {
        if (config().cameraUrl().kind() == CameraUrl.Kind.DEVICE) {
            return HealthReason.SIGNAL_LOSS; // unplugged
        }
        return config().isLive() ? HealthReason.PROTOCOL_ERROR : HealthReason.UNDECODABLE;
    }

    /** Frames arrive, by the decoder that was asked for or not. */
    void tellOnline(int streamEpoch, String fallbackReason) {
        if (fallbackReason.isEmpty()) {
            condition.online(streamEpoch);
        } else {
            condition.degraded(
                    streamEpoch,
                    HealthReason.SOFTWARE_DECODING,
                    "decoded by the CPU: " + fallbackReason);
        }
    }
}
