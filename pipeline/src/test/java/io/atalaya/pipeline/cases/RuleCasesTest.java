package io.atalaya.pipeline.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atalaya.pipeline.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleCasesTest {
    @TempDir Path folder;

    @BeforeEach
    void plant() throws IOException {
        Files.writeString(folder.resolve("model.onnx"), "x");
        Files.writeString(folder.resolve("motor.csv"), "time,temperature,vibration\n");
        Files.writeString(
                folder.resolve("plant.yaml"),
                """
                models:
                  - name: yolox
                    file: model.onnx
                    classes: [{name: bare, label: person, attributes: {helmet: no}}]
                cameras:
                  - name: door
                    url: rtsp://10.0.0.7/stream
                    area: press
                    zones: [{name: press, polygon: [[0, 0], [1, 0], [1, 1]]}]
                    lines: [{name: gate, from: [0, 0], to: [1, 1], labels: [person, cart]}]
                sensors:
                  - name: motor
                    url: motor.csv
                    area: press
                    timestamp: time
                    values: [{name: temperature, unit: Cel}, {name: vibration}]
                rules:
                  - {name: hot, when: reading('motor/temperature').value > 80, onDelay: 2s}
                  - name: seen
                    when: zone('press').tracks.exists(t, t.dwell > duration('3s'))
                  - name: bare
                    when: zone('press').tracks.exists(t, t.attributes['helmet'] == 'no')
                  - name: crossed
                    when: line('gate').rightToLeft('cart', duration('10s')) > 0
                  - {name: strange, when: anomaly('motor/temperature').active}
                  - {name: away, when: "!camera('door').online || !sensor('motor').online"}
                  - {name: lost, cameraLost: {}}
                detectors: [{name: usual, series: ["*"]}]
                """);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiterString = " # ",
            value = {
                "hot # {at: 1s, reading: motor/temperature, value: 81} # {from: 3s} # ",
                "hot # {at: 1s, reading: motor/temperature, value: 81} # {from: 2s} # expected true from 2s on, got true from 3s on",
                "hot # {at: 1s, reading: motor/temperature, value: 80} # {from: 3s} # expected true from 3s on, got never",
                "hot # {at: 1s, reading: motor/temperature, value: 90} # {from: 3s, message: Hot} # expected the message \"Hot\", got \"Rule hot has come true\"",
                "seen # {at: 1s, zone: press, count: 1} # {from: 5s} # ",
                "bare # {at: 1s, zone: press, count: 1, attributes: {helmet: no}} # {from: 1s} # ",
                "bare # {at: 1s, zone: press, count: 1} # {from: 1s} # expected true from 1s on, got never",
                "crossed # {at: 1s, line: gate, label: cart, direction: right-to-left} # {from: 1s, to: 11s} # ",
                "strange # {at: 1s, anomaly: motor/temperature} # {from: 1s} # ",
                "away # {at: 1s, camera: door, status: offline} # {from: 1s} # ",
                "away # {at: 1s, sensor: motor, status: reconnecting} # {from: 1s} # ",
                "away # {at: 1s, sensor: motor, status: degraded} # {from: 1s} # expected true from 1s on, got never"
            })
    void saysWhatWasExpectedAndWhatCame(
            String rule, String input, String expected, String difference) throws Exception {
        List<RuleCases.Result> results = run(rule, input, expected);

        assertThat(results)
                .extracting(RuleCases.Result::difference)
                .containsExactly(difference == null ? "" : difference);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiterString = " # ",
            value = {
                "hto # {at: 1s, camera: door, status: online} # test.yaml:4:11: cases[0].rule: 'hto' is no rule with a when (did you mean 'hot'?); there is hot, seen, bare, crossed, strange, away",
                "lost # {at: 1s, camera: door, status: online} # test.yaml:4:11: cases[0].rule: 'lost' is no rule with a when; there is hot, seen, bare, crossed, strange, away",
                "hot # {at: 1s, zone: pres, count: 1} # test.yaml:6:24: cases[0].inputs[0].zone: 'pres' is no zone of the rule's area (did you mean 'press'?); there is press",
                "hot # {at: 1s, line: gaet, label: cart} # test.yaml:6:24: cases[0].inputs[0].line: 'gaet' is no line of the rule's area (did you mean 'gate'?); there is gate",
                "hot # {at: 1s, line: gate, label: crat} # test.yaml:6:37: cases[0].inputs[0].label: 'crat' is no label that is kept there (did you mean 'cart'?); there is person, cart",
                "hot # {at: 1s, zone: press, count: 1, attributes: {helmt: no}} # test.yaml:6:61: cases[0].inputs[0].attributes.helmt: 'helmt' is no attribute of the rule's area (did you mean 'helmet'?); there is helmet",
                "hot # {at: 1s, zone: press, count: 1, attributes: {helmet: on}} # test.yaml:6:62: cases[0].inputs[0].attributes.helmet: 'on' is no value of attribute helmet (did you mean 'no'?); there is no",
                "hot # {at: 1s, camera: dor, status: online} # test.yaml:6:26: cases[0].inputs[0].camera: 'dor' is no camera of the rule's area (did you mean 'door'?); there is door",
                "hot # {at: 1s, sensor: moto, status: online} # test.yaml:6:26: cases[0].inputs[0].sensor: 'moto' is no sensor of the rule's area (did you mean 'motor'?); there is motor",
                "hot # {at: 1s, reading: motor/temprature, value: 1} # test.yaml:6:27: cases[0].inputs[0].reading: 'motor/temprature' is no series of the rule's area, which are written as sensor/value (did you mean 'motor/temperature'?); there is motor/temperature, motor/vibration",
                "hot # {at: 1s, anomaly: motr/temperature} # test.yaml:6:27: cases[0].inputs[0].anomaly: 'motr/temperature' is no series of the rule's area, which are written as sensor/value (did you mean 'motor/temperature'?); there is motor/temperature, motor/vibration",
                "hot # {at: 1s, anomaly: motor/temperature, detector: usaul} # test.yaml:6:56: cases[0].inputs[0].detector: 'usaul' is no detector (did you mean 'usual'?); there is usual",
                "hot # {at: 1s, zone: press} # test.yaml:6:9: cases[0].inputs[0]: zone needs count: how many are in it",
                "hot # {at: 1s} # test.yaml:6:9: cases[0].inputs[0]: an input needs exactly one of zone, line, reading, anomaly, camera and sensor; this one has 0",
                "hot # {at: 1s, reading: temperature, value: 1} # test.yaml:6:27: cases[0].inputs[0].reading: 'temperature' is no series of the rule's area, which are written as sensor/value; there is motor/temperature, motor/vibration",
                "hot # {at: 1s, readin: motor/temperature, value: 1} # test.yaml:6:18: cases[0].inputs[0].readin: is not a known key (did you mean 'reading'?)"
            })
    void refusesCasesThatAreWrong(String rule, String input, String problem) {
        assertThatThrownBy(() -> run(rule, input, "{from: 3s}"))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e ->
                                assertThat(e.problems())
                                        .extracting(Object::toString)
                                        .anyMatch(one -> one.startsWith(folder + "/" + problem)));
    }

    @Test
    void aCaseWithoutExpectationsIsOneOfSilence() throws Exception {
        String quiet = "{at: 1s, reading: motor/temperature, value: 20}";

        assertThat(run("hot", quiet, "")).allMatch(RuleCases.Result::passed);
    }

    private List<RuleCases.Result> run(String rule, String input, String expected)
            throws ConfigException, IOException {
        Path file = folder.resolve("test.yaml");
        Files.writeString(
                file,
                """
                config: plant.yaml
                cases:
                  - name: case
                    rule: %s
                    inputs:
                      - %s
                    until: 20s
                    expect: [%s]
                """
                        .formatted(rule, input, expected));
        return RuleCases.read(file, Map.of()).run();
    }
}
