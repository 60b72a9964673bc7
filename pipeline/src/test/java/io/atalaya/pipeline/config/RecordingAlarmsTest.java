package io.atalaya.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.rule.RuleConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingAlarmsTest {
    @TempDir Path folder;

    @BeforeEach
    void model() throws Exception {
        Files.createFile(folder.resolve("model.onnx"));
    }

    @Test
    void eachRecordedCameraHasARuleThatTellsWhenItIsNot() throws Exception {
        List<RuleConfig> rules = rules("recording: {enabled: true}", "");

        assertThat(rules)
                .singleElement()
                .satisfies(
                        rule -> {
                            assertThat(rule.name()).isEqualTo("not-recorded-hall's 2");
                            assertThat(rule.area()).isEqualTo("hall");
                            assertThat(rule.when())
                                    .isEqualTo("camera('hall\\'s 2').reason == 'recording-failed'");
                            assertThat(rule.message()).isEqualTo("Camera hall's 2 is not recorded");
                        });
    }

    @Test
    void standsBesideTheRulesThatAreWritten() throws Exception {
        assertThat(rules("recording: {enabled: true}", "rules: [{name: lost, cameraLost: {}}]"))
                .extracting(RuleConfig::name)
                .containsExactly("lost", "not-recorded-hall's 2");
    }

    @Test
    void oneThatIsWrittenTakesItsPlace() throws Exception {
        String own = "rules: [{name: \"not-recorded-hall's 2\", cameraLost: {}}]";

        assertThat(rules("recording: {enabled: true}", own))
                .singleElement()
                .satisfies(rule -> assertThat(rule.cameraLost()).isNotNull());
    }

    @Test
    void thereIsNoneWhereNothingIsRecordedOrNoAlarmIsWanted() throws Exception {
        assertThat(rules("maxFramesPerSecond: 5", "")).isEmpty();
        assertThat(rules("recording: {enabled: false}", "")).isEmpty();
        assertThat(rules("recording: {enabled: true, alarm: false}", "")).isEmpty();
    }

    private List<RuleConfig> rules(String cameraKey, String rules) throws Exception {
        String yaml =
                """
                models: [{name: factory, file: model.onnx}]
                cameras:
                  - name: hall's 2
                    url: rtsp://10.0.0.7/stream
                    area: hall
                    %s
                %s
                """
                        .formatted(cameraKey, rules);
        return PipelineConfigLoader.load(yaml, "plant.yaml", folder, Map.of()).config().rules();
    }
}
