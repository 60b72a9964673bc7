package io.atalaya.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.rule.language.AreaWords;
import io.atalaya.operators.rule.language.CameraWords;
import io.atalaya.operators.rule.language.PlaceWords;
import io.atalaya.operators.rule.language.SensorWords;
import io.atalaya.operators.rule.language.SiteWords;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryYamlTest {
    private static final SiteWords SITE =
            new SiteWords(
                    List.of(
                            new AreaWords(
                                    "press",
                                    List.of(
                                            new CameraWords(
                                                    "press-cam",
                                                    List.of(
                                                            new PlaceWords(
                                                                    "press-area",
                                                                    List.of("person"))),
                                                    List.of())),
                                    List.of(new SensorWords("press-1", List.of("running"))))),
                    List.of(),
                    List.of(),
                    ZoneOffset.UTC);

    @Test
    void aRightCameraHasNoProblems() {
        assertThat(
                        EntryYaml.cameraProblems(
                                """
                                name: door
                                url: rtsp://10.0.0.7/stream1
                                zones:
                                  - name: edge
                                    polygon: [[0.1, 0.5], [0.9, 0.5], [0.5, 1.0]]
                                """))
                .isEmpty();
    }

    @Test
    void aCamerasProblemsHaveTheirPlace() {
        assertThat(
                        EntryYaml.cameraProblems(
                                """
                                name: door
                                url: rtsp://10.0.0.7/stream1
                                zones:
                                  - name: edge
                                    poligon: [[0.1, 0.5], [0.9, 0.5], [0.5, 1.0]]
                                """))
                .anySatisfy(
                        problem -> {
                            assertThat(problem.line()).isEqualTo(5);
                            assertThat(problem.message()).contains("did you mean 'polygon'?");
                        });
        assertThat(EntryYaml.cameraProblems("name: [")).isNotEmpty();
    }

    @Test
    void aRuleIsCheckedAgainstTheNamesThereAre() {
        assertThat(
                        EntryYaml.ruleProblems(
                                """
                                name: somebody-there
                                when: zone('press-area').count('person') > 0
                                latching: true
                                """,
                                SITE,
                                List.of()))
                .isEmpty();
        assertThat(
                        EntryYaml.ruleProblems(
                                """
                                name: somebody-there
                                when: zone('press-aera').count('person') > 0
                                """,
                                SITE,
                                List.of()))
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.line()).isEqualTo(2);
                            assertThat(problem.column()).isGreaterThan(6);
                            assertThat(problem.message()).contains("press-area");
                        });
    }
}
