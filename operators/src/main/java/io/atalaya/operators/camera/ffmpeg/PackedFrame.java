package io.atalaya.operators.camera.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import io.atalaya.operators.picture.ColourOrder;
import io.atalaya.operators.picture.PackedPicture;
import io.atalaya.operators.picture.PictureFormat;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/** A packed picture where FFmpeg finds it. The memory is used again for pictures of one size. */
final class PackedFrame implements AutoCloseable {
    /** swscale reads whole blocks, beyond the last row too. */
    private static final int READ_BEYOND_BYTES = 64;

    private @Nullable AVFrame frame;
    private @Nullable BytePointer memory;

    /** Valid until the next one. */
    AVFrame of(PackedPicture picture) {
        AVFrame loaded = frame;
        BytePointer bytes = memory;
        boolean fits =
                loaded != null
                        && loaded.width() == picture.widthPx()
                        && loaded.height() == picture.heightPx();
        if (loaded == null || bytes == null || !fits) {
            close();
            loaded = av_frame_alloc();
            bytes = new BytePointer(picture.pixels().length + READ_BEYOND_BYTES);
            frame = loaded;
            memory = bytes;
            loaded.width(picture.widthPx());
            loaded.height(picture.heightPx());
            loaded.format(
                    picture.colourOrder() == ColourOrder.BGR ? AV_PIX_FMT_BGR24 : AV_PIX_FMT_RGB24);
            loaded.color_range(AVCOL_RANGE_JPEG);
            loaded.colorspace(AVCOL_SPC_RGB);
            loaded.data(0, bytes);
            loaded.linesize(0, picture.widthPx() * PictureFormat.BYTES_PER_PIXEL);
        }
        bytes.put(picture.pixels());
        return loaded;
    }

    @Override
    public void close() {
        if (frame != null) {
            av_frame_free(frame);
            frame = null;
        }
        if (memory != null) {
            memory.close();
            memory = null;
        }
    }
}
