package io.atalaya.operators.camera;

import io.atalaya.operators.camera.ffmpeg.VideoDecoder;
import io.atalaya.operators.camera.ffmpeg.VideoException;
import io.atalaya.operators.camera.ffmpeg.VideoFrame;
import java.time.Duration;

/** Brings a freshly opened file to where it was left, so that the next frame is the next one. */
final class FileResume {
    private FileResume() {}

    /**
     * By the container's index, to the key frame before, and on from there to the very frame that
     * was the last.
     *
     * @return false where that frame is not found for certain; then the decoder is of no more use
     */
    static boolean bySeeking(VideoDecoder video, CameraPosition position) throws VideoException {
        Duration last = position.lastVideoTime();
        boolean certain =
                last != null
                        && video.seeksExactly()
                        // A corrected time is one that is not in the file, or there twice.
                        && last.plus(position.shift()).equals(position.lastTime());
        return last != null && certain && video.seek(last) && finds(video, last);
    }

    /** Whether the frame of that time comes, after a key frame that makes it decodable. */
    private static boolean finds(VideoDecoder video, Duration wanted) throws VideoException {
        boolean decodable = false;
        VideoFrame frame = video.next();
        while (frame != null && video.decodeErrors() == 0) {
            Duration time = frame.time();
            // What comes before the first key frame refers to frames that were not decoded.
            decodable |= frame.keyFrame();
            if (time == null || time.compareTo(wanted) > 0) {
                return false;
            }
            if (decodable && time.equals(wanted)) {
                return true;
            }
            frame = video.next();
        }
        return false;
    }

    /** From the beginning, by decoding as many frames as were read. */
    static void byCounting(VideoDecoder video, long frames) throws VideoException {
        for (long i = 0; i < frames; i++) {
            if (video.next() == null) {
                return;
            }
        }
    }
}
