package io.atalaya.operators.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atalaya.operators.settings.Setting;
import io.atalaya.operators.source.ReconnectConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.apache.flink.api.connector.source.Boundedness;
import org.junit.jupiter.api.Test;

class CameraConfigTest {

    @Test
    void neverPrintsCredentials() {
        CameraConfig config = Configs.url("rtsp://viewer:swordfish@10.0.0.7/stream").make();
        assertThat(config.toString()).contains("door", "10.0.0.7").doesNotContain("swordfish");
        assertThat(new CameraInput(config, Configs.SMALL).toString()).doesNotContain("swordfish");
        assertThat(config.videoOptions().toString()).doesNotContain("swordfish");
    }

    @Test
    void knowsWhatIsLiveAndWhatEnds() {
        assertThat(Configs.url("rtsp://10.0.0.7/x").make().isLive()).isTrue();
        assertThat(Configs.url("door.mp4").make().isFinite()).isTrue();
        assertThat(Configs.url("door.mp4").looping().make().isFinite()).isFalse();
        assertThat(Configs.url("door.mp4").live(LiveMode.TRUE).make().isFinite()).isFalse();
    }

    @Test
    void refusesWhatIsForFilesOnALiveCamera() {
        assertThatThrownBy(() -> Configs.url("rtsp://10.0.0.7/x").looping().make())
                .hasMessageContaining("loop is for files");
        assertThatThrownBy(
                        () ->
                                Configs.url("rtsp://10.0.0.7/x")
                                        .startTime("2026-03-01T08:00:00Z")
                                        .make())
                .hasMessageContaining("startTime is for files");
        assertThatThrownBy(() -> Configs.url("door.mp4").startTime("yesterday").make())
                .hasMessageContaining("startTime is no instant");
        assertThatThrownBy(() -> Configs.url("door.mp4").name(" ").make())
                .hasMessageContaining("name is empty");
        assertThatThrownBy(() -> new ReconnectConfig(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .hasMessageContaining("maxDelay")
                .hasMessageContaining("initialDelay");
    }

    @Test
    void readsTheStart() {
        assertThat(
                        Configs.url("door.mp4")
                                .startTime("2026-03-01T08:00:00Z")
                                .make()
                                .configuredStart())
                .contains(Instant.parse("2026-03-01T08:00:00Z"));
    }

    @Test
    void explainsEachKey() {
        assertThat(CameraConfig.class.getRecordComponents())
                .allMatch(component -> component.isAnnotationPresent(Setting.class));
        assertThat(Arrays.stream(ReconnectConfig.class.getRecordComponents()))
                .allMatch(component -> component.isAnnotationPresent(Setting.class));
    }

    @Test
    void isBoundedWhereEachCameraEnds() {
        // Given
        CameraConfig file = Configs.url("a.mp4").name("a").make();
        CameraConfig live = Configs.url("rtsp://10.0.0.7/x").name("b").make();
        // When, then
        assertThat(CameraSource.builder().camera(file, Configs.SMALL).build().getBoundedness())
                .isEqualTo(Boundedness.BOUNDED);
        assertThat(
                        CameraSource.builder()
                                .camera(file, Configs.SMALL)
                                .camera(live, Configs.SMALL)
                                .build()
                                .getBoundedness())
                .isEqualTo(Boundedness.CONTINUOUS_UNBOUNDED);
        assertThatThrownBy(
                        () ->
                                CameraSource.builder()
                                        .camera(file, Configs.SMALL)
                                        .camera(file, Configs.SMALL)
                                        .build())
                .hasMessageContaining("two cameras are named a");
    }
}
