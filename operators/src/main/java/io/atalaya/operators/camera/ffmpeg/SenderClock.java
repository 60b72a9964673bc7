package io.atalaya.operators.camera.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_PRFT;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_get_side_data;

import java.time.Duration;
import java.time.Instant;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVProducerReferenceTime;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.SizeTPointer;
import org.jspecify.annotations.Nullable;

/**
 * The camera's own wall clock. After the first RTCP sender report (RFC 3550, 6.4.1) FFmpeg marks
 * each packet with the time of its sampling; the decoder loses that mark, so the distance between
 * it and the packet's timestamp is kept here.
 */
final class SenderClock {
    private @Nullable Duration offset;

    /** Takes the mark of a packet, where it has one. */
    void observe(AVPacket packet, @Nullable Duration packetTime) {
        if (packetTime == null || packet.side_data_elems() == 0) {
            return;
        }
        BytePointer mark = av_packet_get_side_data(packet, AV_PKT_DATA_PRFT, (SizeTPointer) null);
        if (mark == null || mark.isNull()) {
            return;
        }
        long wallClockMicros = new AVProducerReferenceTime(mark).wallclock();
        offset = Duration.ofNanos(wallClockMicros * 1000).minus(packetTime);
    }

    /** When the frame of that timestamp was sampled, by the camera's clock. */
    @Nullable Instant timeOf(@Nullable Duration frameTime) {
        return offset == null || frameTime == null
                ? null
                : Instant.EPOCH.plus(offset).plus(frameTime);
    }
}
