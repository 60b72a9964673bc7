package io.atalaya.pipeline.config;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Wrong by themselves. Each row: what is wrong, a part of the sample, what replaces it, where, and
 * what is told.
 */
final class WrongKeysAndValues {
    private WrongKeysAndValues() {}

    static Stream<Arguments> keys() {
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

    static Stream<Arguments> values() {
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
}
