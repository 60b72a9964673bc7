package io.atalaya.pipeline.config;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Wrong together with something else, or as a whole. Each row: what is wrong, a part of the sample,
 * what replaces it, where, and what is told.
 */
final class WrongReferences {
    private WrongReferences() {}

    static Stream<Arguments> secrets() {
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

    static Stream<Arguments> names() {
        return Stream.of(
                arguments(
                        "a recording of long ago that holds up a live camera's rules",
                        "lineCrossed: {line: gate, label: person}\n    cameras: [door]",
                        "when: zone('cell').count('person') > 0\n    area: dock",
                        "18:5: cameras[1].startTime",
                        "beside what is live (door): rules with when"),
                arguments(
                        "evidence of a camera that is not recorded",
                        "priority: high",
                        "evidence: [clip]",
                        "24:15: rules[0].evidence",
                        "camera 'door' has none; add recording: {enabled: true}"),
                arguments(
                        "evidence of another kind",
                        "priority: high",
                        "evidence: [film]",
                        "24:16: rules[0].evidence[0]",
                        "'film'"),
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
                        "an attribute that no model tells",
                        "zone: cell,",
                        "zone: cell, attributes: {helmet: no},",
                        "23:53: rules[0].objectInZone.attributes.helmet",
                        "no model of the rule's cameras tells attributes; say under its classes"),
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
                        "a device asked for what no device knows",
                        "url: video.mp4",
                        "url: v4l2:///dev/video0?size=1280x720",
                        "18:5: cameras[1]",
                        "url asks the device for 'size=1280x720'"),
                arguments(
                        "a duplicate key at the root",
                        "checkpointInterval: 2s",
                        "checkpointInterval: 2s\nkafka: {format: json}",
                        "30:1: kafka",
                        "is there twice"));
    }

    static Stream<Arguments> wholes() {
        String all = ConfigSample.YAML;
        return Stream.of(
                arguments(
                        "neither cameras nor sensors",
                        all,
                        "models: [{name: a, file: model.onnx}]",
                        "1:1: cameras",
                        "there is no camera and no sensor; add a camera or a sensor"),
                arguments(
                        "no models",
                        all,
                        "cameras: [{name: a, url: video.mp4}]",
                        "1:1: models",
                        "there is none, and cameras need one; add a model"),
                arguments("an empty list of cameras", all, "cameras: []", "1:10: cameras", "add a"),
                arguments(
                        "an empty list of models",
                        all,
                        "models: []\ncameras: [{name: a, url: video.mp4}]",
                        "1:9: models",
                        "add a model"),
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
