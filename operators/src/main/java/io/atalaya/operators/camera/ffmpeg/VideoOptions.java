package io.atalaya.operators.camera.ffmpeg;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How to open a video.
 *
 * @param live decode for the least delay rather than for throughput
 * @param connectTimeout from the first byte sent to a stream that can be read
 * @param readTimeout the longest wait for a packet
 */
public record VideoOptions(
        CameraUrl url,
        Transport transport,
        boolean live,
        HardwareDecoding hardwareDecoding,
        Duration connectTimeout,
        Duration readTimeout) {
    private static final Duration FILE_TIMEOUT = Duration.ofSeconds(30);

    public VideoOptions {
        requireNonNull(url, "url is null");
        requireNonNull(transport, "transport is null");
        requireNonNull(hardwareDecoding, "hardwareDecoding is null");
        requireNonNull(connectTimeout, "connectTimeout is null");
        requireNonNull(readTimeout, "readTimeout is null");
    }

    /** A file, decoded on the CPU. */
    public static VideoOptions file(String path) {
        return new VideoOptions(
                CameraUrl.parse(path),
                Transport.TCP,
                false,
                HardwareDecoding.OFF,
                FILE_TIMEOUT,
                FILE_TIMEOUT);
    }
}
