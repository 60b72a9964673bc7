package io.atalaya.pipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.camera.ffmpeg.VideoDecoder;
import io.atalaya.operators.camera.ffmpeg.VideoOptions;
import io.atalaya.operators.picture.PackedPicture;
import io.atalaya.operators.picture.Picture;
import io.atalaya.operators.picture.PictureFormat;
import io.atalaya.operators.picture.PicturePool;
import java.nio.file.Path;

/** A clip's own frames, as a model sees them; asked for in their order. */
final class OriginalClip implements AutoCloseable {
    private final VideoDecoder video;
    private final PictureFormat format;
    private final PicturePool pool;
    private long next;

    OriginalClip(Path clip, PictureFormat format) throws Exception {
        this.video = new VideoDecoder(VideoOptions.file(clip.toString()));
        this.format = format;
        this.pool = new PicturePool(format);
        video.open();
    }

    PackedPicture frame(long sequence) throws Exception {
        while (next <= sequence) {
            assertThat(video.next()).isNotNull();
            next++;
        }
        try (Picture picture = video.scaleTo(format, pool)) {
            return PackedPicture.copyOf(picture);
        }
    }

    @Override
    public void close() {
        video.close();
    }
}
