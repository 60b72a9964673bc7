package io.atalaya.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row breaks the sample in one way and says what must be told about it. */
class WrongConfigurationTest {
    @TempDir Path folder;

    @BeforeEach
    void files() {
        ConfigSample.writeFiles(folder);
    }

    @Test
    void theSensorsAreRightBeforeTheyAreBroken() throws Exception {
        assertThat(ConfigSample.load(WrongSensors.YAML, folder).config().sensors()).hasSize(2);
        assertThat(ConfigSample.load(WrongSensors.LIVE, folder).config().sensors()).hasSize(3);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void isRefusedAtItsPlaceWithACure(
            String kind, String from, String to, String place, String fragment) {
        check(ConfigSample.YAML, kind, from, to, place, fragment);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aWrongSensorIsRefusedAtItsPlaceWithACure(
            String kind, String from, String to, String place, String fragment) {
        check(WrongSensors.YAML, kind, from, to, place, fragment);
    }

    @Test
    void theDetectorsAreRightBeforeTheyAreBroken() throws Exception {
        assertThat(ConfigSample.load(WrongDetectors.YAML, folder).config().detectors()).hasSize(3);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aWrongDetectorIsRefusedAtItsPlaceWithACure(
            String kind, String from, String to, String place, String fragment) {
        check(WrongDetectors.YAML, kind, from, to, place, fragment);
    }

    static Stream<Arguments> aWrongDetectorIsRefusedAtItsPlaceWithACure() {
        return WrongDetectors.rows();
    }

    private void check(
            String sample, String kind, String from, String to, String place, String fragment) {
        assertThat(sample).contains(from);
        String yaml = sample.replace(from, to);

        List<ConfigProblem> problems = ConfigSample.problems(yaml, folder);

        assertThat(problems)
                .extracting(ConfigProblem::toString)
                .as(kind)
                .anySatisfy(
                        problem ->
                                assertThat(problem)
                                        .startsWith("plant.yaml:" + place + ": ")
                                        .contains(fragment));
        assertThat(problems)
                .extracting(ConfigProblem::toString)
                .allSatisfy(problem -> assertThat(problem).doesNotContain("hunter2"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aWrongLiveSensorIsRefusedAtItsPlaceWithACure(
            String kind, String from, String to, String place, String fragment) {
        check(WrongSensors.LIVE, kind, from, to, place, fragment);
    }

    static Stream<Arguments> aWrongLiveSensorIsRefusedAtItsPlaceWithACure() {
        return WrongSensors.live();
    }

    static Stream<Arguments> aWrongSensorIsRefusedAtItsPlaceWithACure() {
        return WrongSensors.files();
    }

    static Stream<Arguments> isRefusedAtItsPlaceWithACure() {
        return Stream.of(
                        WrongKeysAndValues.keys(),
                        WrongKeysAndValues.values(),
                        WrongReferences.secrets(),
                        WrongReferences.names(),
                        WrongReferences.wholes())
                .flatMap(rows -> rows);
    }

    /** Those that are wrong by themselves, without a look at another value or at the machine. */
    static Stream<Arguments> wrongForTheSchema() {
        List<String> beyondIt =
                List.of(
                        "duplicate key",
                        "a duration out of range",
                        "a checkpoint too often",
                        "no instant",
                        "a polygon of two corners",
                        "a line from a point to itself",
                        "two keys that exclude each other",
                        "a topic prefix that Kafka refuses",
                        "an address without port",
                        "two conditions in one rule",
                        "an application's tag");
        return Stream.concat(WrongKeysAndValues.keys(), WrongKeysAndValues.values())
                .filter(row -> !beyondIt.contains(row.get()[0].toString()))
                .map(row -> arguments(row.get()[0], row.get()[1], row.get()[2]));
    }
}
