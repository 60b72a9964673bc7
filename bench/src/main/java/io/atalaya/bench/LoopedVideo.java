package io.atalaya.bench;

import io.atalaya.operators.camera.ffmpeg.VideoDecoder;
import io.atalaya.operators.camera.ffmpeg.VideoException;
import io.atalaya.operators.camera.ffmpeg.VideoFrame;
import io.atalaya.operators.camera.ffmpeg.VideoOptions;
import io.atalaya.operators.picture.Picture;
import io.atalaya.operators.picture.PictureFormat;
import io.atalaya.operators.picture.PicturePool;
import org.jspecify.annotations.Nullable;

/** A video without an end, opened anew after its last frame as a camera that loops does. */
final class LoopedVideo implements AutoCloseable {
    private final VideoOptions options;
    private final PictureFormat format;
    private final PicturePool pool;
    private @Nullable VideoDecoder video;

    LoopedVideo(VideoOptions options, PictureFormat format) {
        this.options = options;
        this.format = format;
        this.pool = new PicturePool(format);
    }

    /** Decodes the next frame. */
    VideoFrame next() throws VideoException {
        VideoDecoder current = video == null ? open() : video;
        VideoFrame frame = current.next();
        if (frame == null) {
            frame = open().next();
        }
        if (frame == null) {
            throw new IllegalStateException(
                    options.url().redacted() + " holds no frame that can be decoded");
        }
        return frame;
    }

    /** The frame at the model's size; its taker closes it. */
    Picture scaled() throws VideoException {
        if (video == null) {
            throw new IllegalStateException("no frame has been decoded yet");
        }
        return video.scaleTo(format, pool);
    }

    private VideoDecoder open() throws VideoException {
        close();
        VideoDecoder opened = new VideoDecoder(options);
        video = opened;
        opened.open();
        return opened;
    }

    @Override
    public void close() {
        if (video != null) {
            video.close();
            video = null;
        }
    }
}
