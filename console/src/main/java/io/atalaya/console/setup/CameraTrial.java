package io.atalaya.console.setup;

import io.atalaya.operators.camera.ffmpeg.CameraUrl;
import io.atalaya.operators.camera.ffmpeg.HardwareDecoding;
import io.atalaya.operators.camera.ffmpeg.Transport;
import io.atalaya.operators.camera.ffmpeg.VideoDecoder;
import io.atalaya.operators.camera.ffmpeg.VideoException;
import io.atalaya.operators.camera.ffmpeg.VideoFailure;
import io.atalaya.operators.camera.ffmpeg.VideoFrame;
import io.atalaya.operators.camera.ffmpeg.VideoOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Opens a camera's address with the pipeline's own decoder and says what comes from there.
 *
 * @param codec FFmpeg's name of the decoder, such as {@code h264}
 * @param framesPerSecond as the stream states it
 * @param measuredFramesPerSecond as frames came while this looked; 0 for a file, which comes as
 *     fast as it is read
 * @param trueTime whether the camera sends its own clock by RTCP sender reports
 * @param picture the first frame, a JPEG in base 64; empty where it is not to be seen
 */
public record CameraTrial(
        String codec,
        int widthPx,
        int heightPx,
        double framesPerSecond,
        double measuredFramesPerSecond,
        boolean trueTime,
        String picture) {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration LOOK = Duration.ofSeconds(3);
    private static final int MOST_FRAMES = 100;

    /**
     * Looks for a few seconds at most.
     *
     * @throws VideoException when it cannot be opened or sends no picture
     * @throws IllegalArgumentException when it is no address
     */
    public static CameraTrial of(String address) throws VideoException {
        CameraUrl url = CameraUrl.parse(address);
        boolean live = !url.isFinite();
        var options =
                new VideoOptions(
                        url, Transport.TCP, live, HardwareDecoding.OFF, PATIENCE, PATIENCE);
        try (VideoDecoder video = new VideoDecoder(options)) {
            video.open();
            return look(video, live);
        }
    }

    /** The same, of a camera whose pictures nobody may see as they are. */
    public CameraTrial withoutPicture() {
        return new CameraTrial(
                codec, widthPx, heightPx, framesPerSecond, measuredFramesPerSecond, trueTime, "");
    }

    private static CameraTrial look(VideoDecoder video, boolean live) throws VideoException {
        Instant begin = Instant.now();
        Instant first = begin;
        VideoFrame last = null;
        String picture = "";
        int frames = 0;
        while (frames < MOST_FRAMES && Duration.between(begin, Instant.now()).compareTo(LOOK) < 0) {
            VideoFrame frame = video.next();
            if (frame == null) {
                break;
            }
            first = frames == 0 ? frame.arrivedAt() : first;
            last = frame;
            frames++;
            if (frames == 1) {
                picture = Base64.getEncoder().encodeToString(video.toJpeg());
            }
        }
        if (last == null) {
            throw noPicture();
        }
        double rate = 1e9 / Math.max(1, video.frameInterval().toNanos());
        return new CameraTrial(
                video.decoderName(),
                last.widthPx(),
                last.heightPx(),
                rate,
                live ? rate(frames, first, last.arrivedAt()) : 0,
                last.sentAt() != null,
                picture);
    }

    private static double rate(int frames, Instant first, @Nullable Instant last) {
        long nanos = last == null ? 0 : Duration.between(first, last).toNanos();
        return frames < 2 || nanos <= 0 ? 0 : (frames - 1) * 1e9 / nanos;
    }

    private static VideoException noPicture() {
        return new VideoException(
                VideoFailure.UNDECODABLE, "it opens, and ends before there is a picture");
    }
}
