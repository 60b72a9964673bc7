package io.atalaya.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
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

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void isRefusedAtItsPlaceWithACure(
            String kind, String from, String to, String place, String fragment) {
        assertThat(ConfigSample.YAML).contains(from);
        String yaml = ConfigSample.YAML.replace(from, to);

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

    static Stream<Arguments> isRefusedAtItsPlaceWithACure() {
        return Stream.of(keys(), values(), secrets(), names(), wholes()).flatMap(rows -> rows);
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
        return Stream.concat(keys(), values())
                .filter(row -> !beyondIt.contains(row.get()[0].toString()))
                .map(row -> arguments(row.get()[0], row.get()[1], row.get()[2]));
    }

    private static Stream<Arguments> keys() {
        return Stream.of(
                arguments(
                        "unknown key, one letter off",
                        "bootstrapServers: e",
                        "bootstrapServer: e",
                        "3:3: kafka.bootstrapServer",
                        "did you mean 'bootstrapServers'?"),
                arguments(
                        "unknown key, other spelling",
                        "bootstrapServers: e",
                        "bootstrap_servers: e",
                        "3:3: kafka.bootstrap_servers",
                        "did you mean 'bootstrapServers'?"),
                arguments(
                        "unknown key, nothing near",
                        "site: plant-1",
                        "colour: blue",
                        "1:1: colour",
                        "the keys here are site, kafka, models"),
                arguments(
                        "unknown key of an inlined record",
                        "area: dock",
                        "aera: dock",
                        "10:5: cameras[0].aera",
                        "did you mean 'area'?"),
                arguments(
                        "unknown key in flow style",
                        "tracker: {lost",
                        "tracker: {last",
                        "12:15: cameras[0].tracker.lastTrackBuffer",
                        "did you mean 'lostTrackBuffer'?"),
                arguments(
                        "duplicate key",
                        "area: dock",
                        "area: dock\n    area: yard",
                        "11:5: cameras[0].area",
                        "is there twice, first on line 10"),
                arguments(
                        "missing required key",
                        "    url: video.mp4\n",
                        "",
                        "18:5: cameras[1].url",
                        "is missing; write one such as rtsp://"),
                arguments(
                        "missing required key in a nested list",
                        "- name: cell\n        polygon",
                        "- polygon",
                        "14:9: cameras[0].zones[0].name",
                        "is missing"),
                arguments(
                        "key without a value",
                        "area: dock",
                        "area:",
                        "10:10: cameras[0].area",
                        "has no value"));
    }

    private static Stream<Arguments> values() {
        return Stream.of(
                arguments(
                        "text for a whole number",
                        "file: model.onnx",
                        "file: model.onnx\n    maxBatchSize: many",
                        "7:19: models[0].maxBatchSize",
                        "expected a whole number, got 'many'"),
                arguments(
                        "a quoted number",
                        "file: model.onnx",
                        "file: model.onnx\n    maxBatchSize: \"4\"",
                        "7:19: models[0].maxBatchSize",
                        "without quotes"),
                arguments(
                        "a share out of range",
                        "file: model.onnx",
                        "file: model.onnx\n    scoreThreshold: 40",
                        "7:21: models[0].scoreThreshold",
                        "it must be from 0.001 to 1"),
                arguments(
                        "an enum's word misspelt",
                        "speed: realtime",
                        "speed: realtim",
                        "20:12: cameras[1].speed",
                        "(did you mean 'realtime'?); write one of"),
                arguments(
                        "an enum's word in Java's spelling",
                        "speed: realtime",
                        "speed: AS_FAST_AS_POSSIBLE",
                        "20:12: cameras[1].speed",
                        "did you mean 'as-fast-as-possible'?"),
                arguments(
                        "yes for true",
                        "speed: realtime",
                        "loop: yes",
                        "20:11: cameras[1].loop",
                        "expected true or false, got 'yes'"),
                arguments(
                        "a duration without unit",
                        "checkpointInterval: 2s",
                        "checkpointInterval: 2",
                        "29:23: runtime.checkpointInterval",
                        "has no unit; write a number and ms, s, m, h or d"),
                arguments(
                        "a duration with another unit",
                        "checkpointInterval: 2s",
                        "checkpointInterval: 2 weeks",
                        "29:23: runtime.checkpointInterval",
                        "is no duration"),
                arguments(
                        "a duration out of range",
                        "checkpointInterval: 2s",
                        "checkpointInterval: 2d",
                        "29:23: runtime.checkpointInterval",
                        "it must be from 0s to 86400s"),
                arguments(
                        "a checkpoint too often",
                        "checkpointInterval: 2s",
                        "checkpointInterval: 1ms",
                        "29:3: runtime",
                        "at least 100ms"),
                arguments(
                        "no instant",
                        "speed: realtime",
                        "startTime: yesterday",
                        "18:5: cameras[1]",
                        "startTime is no instant"),
                arguments(
                        "a single value for a list",
                        "labels: [person, forklift]",
                        "labels: person",
                        "11:13: cameras[0].labels",
                        "expected a list, got 'person'; write [a, b]"),
                arguments(
                        "a list for a single value",
                        "area: dock",
                        "area: [dock]",
                        "10:11: cameras[0].area",
                        "expected a single value, got a list"),
                arguments(
                        "a single value for keys",
                        "  checkpointInterval: 2s",
                        "  fast",
                        "29:3: runtime",
                        "expected keys and values, got 'fast'; the keys here are parallelism"),
                arguments(
                        "text for a coordinate",
                        "[[0.1, 0.1]",
                        "[[left, 0.1]",
                        "15:20: cameras[0].zones[0].polygon[0][0]",
                        "expected a number, got 'left'"),
                arguments(
                        "no polygon",
                        "polygon: [[0.1, 0.1], [0.9, 0.1], [0.9, 0.9]]",
                        "labels: []",
                        "14:9: cameras[0].zones[0].polygon",
                        "is missing; write one such as [["),
                arguments(
                        "a polygon of two corners",
                        ", [0.9, 0.9]]",
                        "]",
                        "14:9: cameras[0].zones[0]",
                        "polygon"),
                arguments(
                        "a line from a point to itself",
                        "to: [1, 0.5]",
                        "to: [0, 0.5]",
                        "17:9: cameras[0].lines[0]",
                        "same point"),
                arguments(
                        "two keys that exclude each other",
                        "area: dock",
                        "loop: true",
                        "8:5: cameras[0]",
                        "loop is for files"),
                arguments(
                        "a topic prefix that Kafka refuses",
                        "bootstrapServers: embedded",
                        "topicPrefix: \"plant 1/\"",
                        "3:3: kafka",
                        "topicPrefix is 'plant 1/'"),
                arguments(
                        "an address without port",
                        "bootstrapServers: embedded",
                        "bootstrapServers: broker",
                        "3:3: kafka",
                        "host:port"),
                arguments(
                        "two conditions in one rule",
                        "priority: high",
                        "cameraLost: {for: 5s}",
                        "22:5: rules[0]",
                        "cameraLost"),
                arguments(
                        "an application's tag",
                        "area: dock",
                        "area: !area dock",
                        "10:11: cameras[0].area",
                        "has the tag !area"));
    }

    private static Stream<Arguments> secrets() {
        return Stream.of(
                arguments(
                        "a variable that is not set",
                        "${env:DOOR_PASSWORD}",
                        "${env:DOOR_PASWORD}",
                        "9:10: cameras[0].url",
                        "variable DOOR_PASWORD is not set; set it"),
                arguments(
                        "a secret's file that is not there",
                        "${env:DOOR_PASSWORD}",
                        "${file:door.secret}",
                        "9:10: cameras[0].url",
                        "the file door.secret cannot be read"),
                arguments(
                        "another kind of reference",
                        "${env:DOOR_PASSWORD}",
                        "${vault:door}",
                        "9:10: cameras[0].url",
                        "'${vault:door}' is not known; write ${env:NAME}"),
                arguments(
                        "a reference that is not closed",
                        "${env:DOOR_PASSWORD}@10.0.0.7/stream",
                        "${env:DOOR_PASSWORD",
                        "9:10: cameras[0].url",
                        "has no '}'"),
                arguments(
                        "a secret that is no number",
                        "checkpointInterval: 2s",
                        "parallelism: ${env:DOOR_PASSWORD}",
                        "29:16: runtime.parallelism",
                        "expected a whole number, got '***'"));
    }

    private static Stream<Arguments> names() {
        return Stream.of(
                arguments(
                        "two cameras of one name",
                        "name: shelf",
                        "name: door",
                        "18:11: cameras[1].name",
                        "'door' names cameras[0] already"),
                arguments(
                        "two rules of one name",
                        "name: gate-crossed",
                        "name: person-in-cell",
                        "25:11: rules[1].name",
                        "names rules[0] already"),
                arguments(
                        "a zone and a line of one name",
                        "name: gate, from",
                        "name: cell, from",
                        "17:16: cameras[0].lines[0].name",
                        "names cameras[0].zones[0] already"),
                arguments(
                        "a model that is not there",
                        "area: dock",
                        "model: yolo",
                        "10:12: cameras[0].model",
                        "'yolo' is no model (did you mean 'yolox'?)"),
                arguments(
                        "no model named, and several there",
                        "    file: model.onnx\n",
                        "    file: model.onnx\n  - {name: other, file: model.onnx}\n",
                        "9:5: cameras[0].model",
                        "is missing, and there are several; write one of yolox, other"),
                arguments(
                        "two models of one name",
                        "    file: model.onnx\n",
                        "    file: model.onnx\n  - {name: yolox, file: model.onnx}\n",
                        "7:12: models[1].name",
                        "names models[0] already"),
                arguments(
                        "a zone that no camera has",
                        "zone: cell,",
                        "zone: cells,",
                        "23:26: rules[0].objectInZone.zone",
                        "(did you mean 'cell'?)"),
                arguments(
                        "a line that the rule's cameras lack",
                        "cameras: [door]",
                        "cameras: [shelf]",
                        "26:25: rules[1].lineCrossed.line",
                        "there is none; add it"),
                arguments(
                        "a camera that is not there",
                        "cameras: [door]",
                        "cameras: [dor]",
                        "27:15: rules[1].cameras[0]",
                        "'dor' is no camera (did you mean 'door'?)"),
                arguments(
                        "a label that the line leaves out",
                        "line: gate, label: person",
                        "line: gate, label: forklift",
                        "26:38: rules[1].lineCrossed.label",
                        "'forklift' is no label that camera and place keep"),
                arguments(
                        "a model's file that is not there",
                        "file: model.onnx",
                        "file: models/model.onnx",
                        "6:11: models[0].file",
                        "models/model.onnx is no file that can be read"),
                arguments(
                        "a video that is not there",
                        "url: video.mp4",
                        "url: vidoe.mp4",
                        "19:10: cameras[1].url",
                        "vidoe.mp4 is no file that can be read"),
                arguments(
                        "labels that are not there",
                        "file: model.onnx",
                        "file: model.onnx\n    labels: labels.text",
                        "7:13: models[0].labels",
                        "or write auto, metadata or coco"),
                arguments(
                        "a device named as a file",
                        "url: video.mp4",
                        "url: /dev/video0",
                        "19:10: cameras[1].url",
                        "write v4l2:///dev/video0"),
                arguments(
                        "a duplicate key at the root",
                        "checkpointInterval: 2s",
                        "checkpointInterval: 2s\nkafka: {format: json}",
                        "30:1: kafka",
                        "is there twice"));
    }

    private static Stream<Arguments> wholes() {
        String all = ConfigSample.YAML;
        return Stream.of(
                arguments(
                        "no cameras",
                        all,
                        "models: [{name: a, file: model.onnx}]",
                        "1:1: cameras",
                        "is missing; write one such as"),
                arguments(
                        "no models",
                        all,
                        "cameras: [{name: a, url: video.mp4}]",
                        "1:1: models",
                        "is missing; write one such as"),
                arguments("an empty list of cameras", all, "cameras: []", "1:10: cameras", "add a"),
                arguments("an empty list of models", all, "models: []", "1:9: models", "add a"),
                arguments(
                        "exactly-once without checkpoints",
                        all,
                        "kafka: {delivery: exactly-once}\nruntime: {checkpointInterval: 0s}",
                        "2:31: runtime.checkpointInterval",
                        "exactly-once sends with each checkpoint"),
                arguments(
                        "a list at the root",
                        all,
                        "- name: door",
                        "1:1",
                        "expected keys and values, got a list"),
                arguments(
                        "a word at the root",
                        all,
                        "cameras",
                        "1:1",
                        "expected keys and values, got 'cameras'"),
                arguments(
                        "a tab for indentation",
                        all,
                        "kafka:\n\tformat: json",
                        "2:1",
                        "is not YAML"),
                arguments(
                        "a missing quote",
                        all,
                        "site: \"plant\ncameras: []\n",
                        "3:1",
                        "is not YAML"),
                arguments(
                        "wrong indentation",
                        all,
                        "kafka:\n  format: json\n delivery: x",
                        "3:2",
                        "is not YAML"),
                arguments("an alias without its anchor", all, "site: *plant", "1:7", "is not YAML"),
                arguments("two documents", all, "site: a\n---\nsite: b", "2:1", "is not YAML"),
                arguments(
                        "a mapping within itself",
                        all,
                        "kafka: &k\n  properties: *k",
                        "1:8: kafka.properties",
                        "contains itself"));
    }
}
