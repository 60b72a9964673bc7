package io.atalaya.pipeline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.pipeline.config.ConfigComposition;
import io.atalaya.pipeline.config.LoadedConfig;
import io.atalaya.pipeline.config.PipelineConfigLoader;
import io.atalaya.pipeline.demo.SampleStreams.Scenario;
import io.atalaya.pipeline.score.Replay;
import io.atalaya.schemas.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each scenario through the whole job raises exactly the alerts in its {@code
 * expected-alerts.jsonl}, ids included: alone, and once more together with the others, with one
 * subtask a stage and with two. What is expected holds on other machines too, though their kernels
 * round otherwise: ids and times come from the frames' event times, and a model whose weights were
 * all changed at random by a thousandth raised the same alerts under the same ids, though that is a
 * thousand times what rounding does. A change of what is expected is made with
 *
 * <pre>./mvnw verify -pl pipeline -am -Dit.test=GoldenReplayITCase -Dtest=none
 *     -Dsurefire.failIfNoSpecifiedTests=false -Datalaya.golden=write</pre>
 *
 * and reviewed like any other.
 */
class GoldenReplayITCase {
    private static final boolean WRITE = "write".equals(System.getProperty("atalaya.golden"));
    private static final String HOW_TO_CHANGE =
            "the alerts are not those expected (- missing, + unexpected); if they are to change, run"
                    + " this test with -Datalaya.golden=write and review the file";

    private static final String ATTRIBUTES =
            """
            kafka: {bootstrapServers: embedded}
            models:
              - name: factory
                file: SCENES/model/factory-detector.onnx
                classes:
                  - {name: person, attributes: {helmet: yes}}
                  - {name: person-without-helmet, label: person, attributes: {helmet: no}}
            cameras:
              - name: cell-1
                url: SCENES/zone-intrusion/cell.mp4
                startTime: 2026-01-05T08:00:00Z
                area: robot-cell
                labels: [person, forklift]
                zones:
                  - name: cell
                    polygon: [[0.4934, 0.6837], [0.8317, 0.5493], [0.6439, 0.381], [0.3744, 0.4536]]
                    labels: [person]
            rules:
              - name: ready-made
                objectInZone: {zone: cell, label: person, attributes: {helmet: no}, for: 1s}
              - name: written
                when: zone('cell').with('helmet', 'no').count('person') > 0
                offDelay: 500ms
                message: "{zone('cell').with('helmet', 'no').count('person')} without a helmet"
            runtime: {stateDirectory: state, parallelism: 1}
            """;

    @TempDir Path state;

    static List<Scenario> scenarios() {
        return SampleStreams.find().scenarios();
    }

    private static List<String> replay(LoadedConfig loaded) throws Exception {
        var alerts = new ExpectedAlerts();
        Replay.of(loaded, progress -> {}).run(List.of(Topic.ALERT_EVENTS), alerts);
        return alerts.lines();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void aScenarioRaisesTheExpectedAlerts(Scenario scenario) throws Exception {
        List<String> alerts =
                replay(
                        ConfigComposition.of(List.of(scenario.pipeline()))
                                .set("runtime", "stateDirectory", state.toString())
                                .set("runtime", "parallelism", "1")
                                .load(Map.of()));
        if (WRITE) {
            Files.write(scenario.expectedAlerts(), alerts);
        }

        List<String> expected = ExpectedAlerts.read(scenario.expectedAlerts());
        assertThat(alerts)
                .as(HOW_TO_CHANGE + ExpectedAlerts.difference(expected, alerts))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "parallelism {0}")
    @ValueSource(ints = {1, 2})
    void allTogetherRaiseTheSame(int parallelism) throws Exception {
        List<String> alerts =
                replay(
                        ConfigComposition.of(scenarios().stream().map(Scenario::pipeline).toList())
                                .set("runtime", "stateDirectory", state.toString())
                                .set("runtime", "parallelism", Integer.toString(parallelism))
                                .load(Map.of()));

        List<String> expected = new ArrayList<>();
        for (Scenario scenario : scenarios()) {
            expected.addAll(ExpectedAlerts.read(scenario.expectedAlerts()));
        }
        assertThat(sorted(alerts))
                .as(HOW_TO_CHANGE + ExpectedAlerts.difference(expected, alerts))
                .isEqualTo(sorted(expected));
    }

    /** The scene of {@code zone-intrusion}, by an attribute instead of a label. */
    @Test
    void whoHasNoHelmetIsToldByAttributesToo() throws Exception {
        Path scenes = scenarios().get(0).pipeline().toAbsolutePath().getParent().getParent();
        Path pipeline = state.resolve("attributes.yaml");
        Files.writeString(pipeline, ATTRIBUTES.replace("SCENES", scenes.toString()));

        List<String> alerts = replay(PipelineConfigLoader.load(pipeline, Map.of()));

        assertThat(alerts)
                .extracting(
                        line ->
                                line.replaceAll(
                                        ".*T08:00:([0-9.]+)Z\",\"rule\":\"(.*?)\".*\"change\":\"(.*?)\""
                                                + ".*\"message\":\"(.*?)\".*",
                                        "$1 $2 $3 $4"))
                .containsExactly(
                        "15.600 written RAISE 1 without a helmet",
                        "19.800 written RETURN 0 without a helmet",
                        "16.400 ready-made RAISE A person (helmet: no) has been in cell for 1 s",
                        "19.300 ready-made RETURN A person (helmet: no) has been in cell for 3 s");
    }

    private static List<String> sorted(List<String> lines) {
        return lines.stream().sorted(Comparator.naturalOrder()).toList();
    }
}
