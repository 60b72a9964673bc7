package io.atalaya.operators.camera.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CameraUrlTest {

    @ParameterizedTest
    @CsvSource({
        "rtsp://10.0.0.7/stream, RTSP, false",
        "RTSPS://10.0.0.7/stream, RTSP, false",
        "http://10.0.0.7/video, HTTP, false",
        "https://10.0.0.7/film.MP4?token=1, HTTP, true",
        "srt://10.0.0.7:9000, NETWORK, false",
        "v4l2:///dev/video0, DEVICE, false",
        "v4l2:///dev/video0?framerate=30, DEVICE, false",
        "door.mp4, FILE, true",
        "/videos/door:1.mp4, FILE, true",
        "file:///videos/door.mp4, FILE, true",
    })
    void recognisesWhereItLeads(String text, CameraUrl.Kind kind, boolean finite) {
        CameraUrl url = CameraUrl.parse(text);
        assertThat(url.kind()).isEqualTo(kind);
        assertThat(url.isFinite()).isEqualTo(finite);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rtsp://viewer:swordfish@10.0.0.7/stream",
                "rtsp://viewer:sword@fish@10.0.0.7/stream",
                "rtsp://viewer:a/swordfish@10.0.0.7/stream",
                "rtsp://:swordfish@10.0.0.7/stream",
                "rtsp://swordfish@10.0.0.7/stream",
                "http://10.0.0.7/stream?user=viewer&password=swordfish",
                "http://viewer:swordfish@10.0.0.7/stream?key=swordfish&x=1",
                "rtsp://viewer:swordfish@[fe80::1]:554/stream",
            })
    void neverPrintsCredentials(String text) {
        CameraUrl url = CameraUrl.parse(text);
        assertThat(url.redacted()).doesNotContain("swordfish", "fish").contains("/stream");
        assertThat(url.toString()).isEqualTo(url.redacted());
        assertThat(url.redact("opening '" + text + "' failed")).doesNotContain("fish");
    }

    @Test
    void takesItsPasswordOutOfAnySentence() {
        // Given
        CameraUrl url = CameraUrl.parse("rtsp://viewer:sword%20fish@10.0.0.7/stream");
        // When
        String clean = url.redact("Authorization: viewer:sword fish, sword%20fish");
        // Then
        assertThat(clean).isEqualTo("Authorization: ***, ***");
    }

    @Test
    void leavesAnythingElseAsItIs() {
        CameraUrl url = CameraUrl.parse("rtsp://viewer:swordfish@10.0.0.7/stream");
        assertThat(url.redact("method DESCRIBE failed: 401"))
                .isEqualTo("method DESCRIBE failed: 401");
        assertThat(CameraUrl.parse("/videos/a@b.mp4").redacted()).isEqualTo("/videos/a@b.mp4");
    }

    @Test
    void takesANameWithAColonForAFile() {
        assertThat(CameraUrl.parse("door:1.mp4").forFfmpeg()).isEqualTo("file:door:1.mp4");
        assertThat(CameraUrl.parse("v4l2:///dev/video0").forFfmpeg()).isEqualTo("/dev/video0");
    }

    @ParameterizedTest
    @CsvSource({
        "rtsp://10.0.0.7/stream1, 10.0.0.7",
        "rtsp://viewer:sword@fish@10.0.0.7:8554/stream2?channel=1&subtype=0, 10.0.0.7",
        "HTTP://Cam-7.Plant.Example:80/video?b=1&a=2, cam-7.plant.example",
        "rtsp://viewer:a/swordfish@10.0.0.7/stream, 10.0.0.7",
        "rtsp://[FE80::1]:554/stream, [fe80::1]",
        "udp://@239.0.0.1:1234, 239.0.0.1",
        "srt://:9000?mode=listener, :9000",
        "/videos/../videos/door:1.mp4, /videos/door:1.mp4",
        "file:///videos/door.mp4, /videos/door.mp4",
        "v4l2:///dev/none0, /dev/none0",
    })
    void saysWhereItsPicturesAreTakenAndNothingSecret(String text, String origin) {
        assertThat(CameraUrl.parse(text).origin()).isEqualTo(origin);
    }

    @Test
    void asksADeviceForSizeRateAndFormat() {
        CameraUrl url =
                CameraUrl.parse(
                        "v4l2:///dev/video0?video_size=1280x720&framerate=30&input_format=mjpeg");
        assertThat(url.forFfmpeg()).isEqualTo("/dev/video0");
        assertThat(url.deviceOptions())
                .containsOnly(
                        entry("video_size", "1280x720"),
                        entry("framerate", "30"),
                        entry("input_format", "mjpeg"));
        assertThat(CameraUrl.parse("v4l2:///dev/video0").deviceOptions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"size=1280x720", "framerate=", "framerate", "framerate=30&", ""})
    void asksADeviceForNothingElse(String query) {
        assertThatThrownBy(() -> CameraUrl.parse("v4l2:///dev/video0?" + query))
                .hasMessageContaining("url asks the device for '")
                .hasMessageContaining("video_size=1280x720");
    }

    @Test
    void refusesNothingAtAll() {
        assertThatThrownBy(() -> CameraUrl.parse("  ")).hasMessageContaining("url is empty");
    }
}
