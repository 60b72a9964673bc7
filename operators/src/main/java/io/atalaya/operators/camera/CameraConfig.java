package io.atalaya.operators.camera;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.camera.ffmpeg.CameraUrl;
import io.atalaya.operators.camera.ffmpeg.HardwareDecoding;
import io.atalaya.operators.camera.ffmpeg.Transport;
import io.atalaya.operators.camera.ffmpeg.VideoOptions;
import io.atalaya.operators.settings.Setting;
import io.atalaya.operators.source.PlaybackSpeed;
import io.atalaya.operators.source.ReconnectConfig;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How to reach a camera and how to read it. Prints itself without credentials. */
public record CameraConfig(
        @Setting(doc = "Names the camera on every topic, log line and metric.", example = "door")
                String name,
        @Setting(
                        doc =
                                "A URL that FFmpeg reads (rtsp, http, rtmp, srt, ...), the path of a"
                                        + " video file, or v4l2:///dev/video0 for a local camera, with"
                                        + " ?video_size=1280x720&framerate=30&input_format=mjpeg where"
                                        + " another picture is wanted than the device is set to."
                                        + " Credentials belong into ${env:...} or ${file:...}.",
                        example = "rtsp://user:${env:DOOR_PASSWORD}@10.0.0.7/stream")
                String url,
        @Setting(
                        doc =
                                "What the camera belongs to together with other cameras and sensors,"
                                        + " such as a cell or a dock. Without it, an area of the"
                                        + " camera's own name.",
                        example = "dock")
                @Nullable String area,
        @Setting(
                        doc = "How RTP travels: inside the RTSP connection, or in datagrams.",
                        defaultValue = "tcp")
                Transport transport,
        @Setting(
                        doc =
                                "Whether only the newest frame counts. By itself: true for all but"
                                        + " files.",
                        defaultValue = "auto")
                LiveMode live,
        @Setting(
                        doc = "Read a file again and again; its event time goes on.",
                        defaultValue = "false")
                boolean loop,
        @Setting(doc = "How fast a file is read.", defaultValue = "as-fast-as-possible")
                PlaybackSpeed speed,
        @Setting(
                        doc =
                                "The instant of a file's time zero. Without it, the creation time"
                                        + " that the file states, else 1970-01-01T00:00:00Z.",
                        example = "2026-03-01T08:00:00Z")
                @Nullable String startTime,
        @Setting(
                        doc =
                                "Whether the GPU's video engine decodes: off, auto (fall back to the"
                                        + " CPU and report the camera as degraded) or required.",
                        defaultValue = "off")
                HardwareDecoding hardwareDecoding,
        @Setting(
                        doc =
                                "Frames beyond this rate are skipped before the model sees them, and"
                                        + " counted. Without it, none are.",
                        example = "10",
                        min = 0.01,
                        max = 1000)
                @Nullable Double maxFramesPerSecond,
        @Setting(
                        doc = "The longest time from the first byte sent to a readable stream.",
                        defaultValue = "5s",
                        min = 0.1,
                        max = 600)
                Duration connectTimeout,
        @Setting(
                        doc = "The longest wait for the next packet of an open stream.",
                        defaultValue = "5s",
                        min = 0.1,
                        max = 600)
                Duration readTimeout,
        @Setting(
                        doc = "A camera that is lost for this long is reported as offline.",
                        defaultValue = "10s",
                        min = 0,
                        max = 86400)
                Duration offlineAfter,
        @Setting(
                        doc = "How often a camera's health is reported when nothing changes.",
                        defaultValue = "10s",
                        min = 0.1,
                        max = 86400)
                Duration healthInterval,
        @Setting(doc = "How a lost camera is tried again.") ReconnectConfig reconnect)
        implements Serializable {

    public CameraConfig {
        requireNonNull(name, "name is null");
        requireNonNull(url, "url is null");
        requireNonNull(transport, "transport is null");
        requireNonNull(live, "live is null");
        requireNonNull(speed, "speed is null");
        requireNonNull(hardwareDecoding, "hardwareDecoding is null");
        requireNonNull(connectTimeout, "connectTimeout is null");
        requireNonNull(readTimeout, "readTimeout is null");
        requireNonNull(offlineAfter, "offlineAfter is null");
        requireNonNull(healthInterval, "healthInterval is null");
        requireNonNull(reconnect, "reconnect is null");
        if (name.isBlank()) {
            throw new IllegalArgumentException("name is empty; every camera needs one");
        }
        checkStartTime(startTime);
        boolean isLive = isLive(live, CameraUrl.parse(url));
        if (loop && isLive) {
            throw new IllegalArgumentException(
                    "loop is for files; leave it out or set live: false");
        }
        if (startTime != null && isLive) {
            throw new IllegalArgumentException(
                    "startTime is for files; a live camera's frames have times of their own");
        }
    }

    private static void checkStartTime(@Nullable String startTime) {
        try {
            if (startTime != null) {
                Instant.parse(startTime);
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "startTime is no instant: write it as 2026-03-01T08:00:00Z", e);
        }
    }

    private static boolean isLive(LiveMode mode, CameraUrl url) {
        return mode == LiveMode.AUTO ? !url.isFinite() : mode == LiveMode.TRUE;
    }

    /** Whether only the newest frame counts and a lost stream is reconnected. */
    public boolean isLive() {
        return isLive(live, cameraUrl());
    }

    /** Whether the camera comes to an end by itself. */
    public boolean isFinite() {
        return !isLive() && !loop;
    }

    /**
     * Whether it is a recording that is read as fast as it goes, so that nobody waits for one
     * frame.
     */
    public boolean isFastReplay() {
        return !isLive() && speed == PlaybackSpeed.AS_FAST_AS_POSSIBLE;
    }

    public String areaOrName() {
        return area == null ? name : area;
    }

    public Optional<Instant> configuredStart() {
        return Optional.ofNullable(startTime).map(Instant::parse);
    }

    public CameraUrl cameraUrl() {
        return CameraUrl.parse(url);
    }

    /** The URL for people and logs. */
    public String redactedUrl() {
        return cameraUrl().redacted();
    }

    public VideoOptions videoOptions() {
        return new VideoOptions(
                cameraUrl(), transport, isLive(), hardwareDecoding, connectTimeout, readTimeout);
    }

    @Override
    public String toString() {
        return "CameraConfig[name="
                + name
                + ", url="
                + redactedUrl()
                + ", area="
                + areaOrName()
                + "]";
    }
}
