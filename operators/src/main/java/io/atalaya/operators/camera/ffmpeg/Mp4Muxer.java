package io.atalaya.operators.camera.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_ref;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_close_dyn_buf;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avformat.avio_open_dyn_buf;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_free;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** Packs the packets of one video, as they are, into an MP4: in memory, or as a file. */
final class Mp4Muxer implements AutoCloseable {
    /** Playable from its first fragment on, whatever becomes of the rest. */
    private static final String FRAGMENTED = "frag_keyframe+empty_moov+default_base_moof";

    /** The table of contents first, so that a browser plays before all of it is there. */
    private static final String FASTSTART = "faststart";

    private final AVFormatContext context = new AVFormatContext(null);
    private final AVIOContext output = new AVIOContext(null);
    private final AVPacket scratch = av_packet_alloc();
    private final AVRational timeBase;
    private final boolean inMemory;
    private boolean outputOpen;
    private @Nullable AVStream stream;
    private long bytes;
    private long lastDts = Long.MIN_VALUE;

    private Mp4Muxer(AVRational timeBase, boolean inMemory) {
        this.timeBase = new AVRational().num(timeBase.num()).den(timeBase.den());
        this.inMemory = inMemory;
    }

    /**
     * A fragmented MP4 in memory.
     *
     * @param timeBase of the packets' times
     */
    static Mp4Muxer inMemory(AVCodecParameters parameters, AVRational timeBase)
            throws VideoException {
        return open(new Mp4Muxer(timeBase, true), parameters, "");
    }

    /** A file that plays in browsers. */
    static Mp4Muxer toFile(Path file, AVCodecParameters parameters, AVRational timeBase)
            throws VideoException {
        return open(new Mp4Muxer(timeBase, false), parameters, file.toString());
    }

    private static Mp4Muxer open(Mp4Muxer muxer, AVCodecParameters parameters, String file)
            throws VideoException {
        boolean ready = false;
        try {
            muxer.begin(parameters, file);
            ready = true;
            return muxer;
        } finally {
            if (!ready) {
                muxer.close();
            }
        }
    }

    private void begin(AVCodecParameters parameters, String file) throws VideoException {
        check(avformat_alloc_output_context2(context, (AVOutputFormat) null, "mp4", file));
        AVStream made = avformat_new_stream(context, null);
        stream = made;
        check(avcodec_parameters_copy(made.codecpar(), parameters));
        // The container that it comes from may call the codec by another name.
        made.codecpar().codec_tag(0);
        made.time_base(timeBase);
        check(inMemory ? avio_open_dyn_buf(output) : avio_open(output, file, AVIO_FLAG_WRITE));
        outputOpen = true;
        context.pb(output);
        AVDictionary options = new AVDictionary(null);
        try {
            av_dict_set(options, "movflags", inMemory ? FRAGMENTED : FASTSTART, 0);
            check(avformat_write_header(context, options));
        } finally {
            av_dict_free(options);
            options.close();
        }
    }

    /**
     * Writes a packet; decoding times that do not go forward are put right.
     *
     * @param pts in the packets' time base, as is {@code dts}
     */
    void write(AVPacket packet, long pts, long dts) throws VideoException {
        AVStream target = stream();
        check(av_packet_ref(scratch, packet));
        try {
            long forward = Math.max(dts, lastDts + (lastDts == Long.MIN_VALUE ? 0 : 1));
            lastDts = forward;
            scratch.stream_index(0);
            scratch.pos(-1);
            scratch.dts(forward);
            scratch.pts(Math.max(pts, forward));
            bytes += packet.size();
            av_packet_rescale_ts(scratch, timeBase, target.time_base());
            check(av_write_frame(context, scratch));
        } finally {
            av_packet_unref(scratch);
        }
    }

    private AVStream stream() {
        if (stream == null) {
            throw new IllegalStateException("the file is not open");
        }
        return stream;
    }

    /** What the packets so far weigh. */
    long bytes() {
        return bytes;
    }

    /** The whole file, where it was made in memory; nothing can be written after. */
    byte[] finish() throws VideoException {
        check(av_write_trailer(context));
        return closeOutput();
    }

    private byte[] closeOutput() {
        if (!outputOpen) {
            return new byte[0];
        }
        outputOpen = false;
        if (!inMemory) {
            avio_closep(output);
            return new byte[0];
        }
        try (BytePointer memory = new BytePointer((Pointer) null)) {
            int size = avio_close_dyn_buf(output, memory);
            byte[] all = new byte[Math.max(0, size)];
            memory.get(all);
            av_free(memory);
            return all;
        }
    }

    static void check(int code) throws VideoException {
        if (code < 0) {
            String said = FfmpegLog.takeLastError();
            throw new VideoException(
                    FfmpegErrors.classify(code),
                    "the video cannot be put into an MP4: "
                            + FfmpegErrors.describe(code)
                            + (said.isEmpty() ? "" : " (" + said + ")"));
        }
    }

    @Override
    public void close() {
        byte[] unused = closeOutput();
        if (!context.isNull()) {
            context.pb(null);
            avformat_free_context(context);
            context.setNull();
        }
        av_packet_free(scratch);
        timeBase.close();
    }
}
