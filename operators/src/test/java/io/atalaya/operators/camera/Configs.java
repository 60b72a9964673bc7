package io.atalaya.operators.camera;

import io.atalaya.operators.camera.ffmpeg.HardwareDecoding;
import io.atalaya.operators.camera.ffmpeg.Transport;
import io.atalaya.operators.picture.ColourOrder;
import io.atalaya.operators.picture.Fit;
import io.atalaya.operators.picture.PictureFormat;
import io.atalaya.operators.source.PlaybackSpeed;
import io.atalaya.operators.source.ReconnectConfig;
import java.nio.file.Path;
import java.time.Duration;

/** Camera configurations for tests: impatient, and else as the defaults are. */
final class Configs {
    static final PictureFormat SMALL =
            new PictureFormat(160, 160, ColourOrder.BGR, Fit.LETTERBOX_TOP_LEFT, 114);

    private String name = "door";
    private String url = "door.mp4";
    private Transport transport = Transport.TCP;
    private LiveMode live = LiveMode.AUTO;
    private boolean loop;
    private PlaybackSpeed speed = PlaybackSpeed.AS_FAST_AS_POSSIBLE;
    private String startTime;
    private HardwareDecoding hardwareDecoding = HardwareDecoding.OFF;
    private Double maxFramesPerSecond;
    private Duration offlineAfter = Duration.ofSeconds(10);
    private Duration healthInterval = Duration.ofSeconds(10);
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration readTimeout = Duration.ofMillis(1500);

    static Configs file(Path path) {
        return url(path.toString());
    }

    static Configs url(String url) {
        Configs configs = new Configs();
        configs.url = url;
        return configs;
    }

    Configs name(String value) {
        name = value;
        return this;
    }

    Configs transport(Transport value) {
        transport = value;
        return this;
    }

    Configs live(LiveMode value) {
        live = value;
        return this;
    }

    Configs looping() {
        loop = true;
        return this;
    }

    Configs speed(PlaybackSpeed value) {
        speed = value;
        return this;
    }

    Configs startTime(String value) {
        startTime = value;
        return this;
    }

    Configs hardwareDecoding(HardwareDecoding value) {
        hardwareDecoding = value;
        return this;
    }

    Configs maxFramesPerSecond(double value) {
        maxFramesPerSecond = value;
        return this;
    }

    Configs offlineAfter(Duration value) {
        offlineAfter = value;
        return this;
    }

    Configs healthInterval(Duration value) {
        healthInterval = value;
        return this;
    }

    Configs connectTimeout(Duration value) {
        connectTimeout = value;
        return this;
    }

    Configs readTimeout(Duration value) {
        readTimeout = value;
        return this;
    }

    CameraConfig make() {
        return new CameraConfig(
                name,
                url,
                null,
                transport,
                live,
                loop,
                speed,
                startTime,
                hardwareDecoding,
                maxFramesPerSecond,
                connectTimeout,
                readTimeout,
                offlineAfter,
                healthInterval,
                new ReconnectConfig(Duration.ofMillis(50), Duration.ofMillis(400)));
    }

    CameraInput input() {
        return new CameraInput(make(), SMALL);
    }
}
