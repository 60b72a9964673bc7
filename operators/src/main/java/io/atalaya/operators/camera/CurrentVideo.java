package io.atalaya.operators.camera;

import io.atalaya.operators.camera.ffmpeg.VideoDecoder;
import io.atalaya.operators.camera.ffmpeg.VideoOptions;
import org.jspecify.annotations.Nullable;

/** The decoder that a camera's thread is busy with, so that others can end its waiting. */
final class CurrentVideo {
    private volatile boolean stopped;
    private volatile @Nullable VideoDecoder video;

    /** Made by the camera's thread, which alone uses it. */
    VideoDecoder make(VideoOptions options) {
        VideoDecoder made = new VideoDecoder(options);
        video = made;
        if (stopped) {
            made.cancel();
        }
        return made;
    }

    /** From any thread. */
    void stop() {
        stopped = true;
        VideoDecoder current = video;
        if (current != null) {
            current.cancel();
        }
    }

    boolean isStopped() {
        return stopped;
    }
}
