package io.atalaya.console.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.pipeline.config.EntryYaml;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CameraEntryTest {
    @Test
    void aPasswordIsLeftToTheEnvironment() {
        String yaml =
                CameraEntry.yaml(
                        "door-2", "dock", "rtsp://ana:s3cret!@10.0.0.7/stream1", List.of());
        assertThat(yaml)
                .isEqualTo(
                        """
                        name: door-2
                        url: "rtsp://ana:${env:DOOR_2_PASSWORD}@10.0.0.7/stream1"
                        area: dock
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "rtsp://10.0.0.7/stream1",
        "rtsp://ana@10.0.0.7/stream1",
        "rtsp://ana:${env:P}@10.0.0.7/a:b",
        "'clips/the \"best\".mp4'"
    })
    void anAddressStaysAsItIs(String url) {
        String yaml = CameraEntry.yaml("door", "", url, List.of());
        assertThat(yaml).contains(url.replace("\"", "\\\"")).doesNotContain("area");
        assertThat(EntryYaml.cameraProblems(yaml)).isEmpty();
    }

    @Test
    void whatIsBlurredStandsInTheEntry() {
        String yaml =
                CameraEntry.yaml("door", "", "rtsp://10.0.0.7/stream1", List.of("person", "face"));
        assertThat(yaml).endsWith("privacy: {blur: [person, face]}\n");
        assertThat(EntryYaml.cameraProblems(yaml)).isEmpty();
    }
}
