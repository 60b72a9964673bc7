package io.atalaya.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that are wrong: where in the file, what, and the cure, all to the letter. */
class WrongRulesTest {
    /** What rules may speak of; a test's rule begins on line 13. */
    private static final String SITE =
            """
            models: [{name: yolox, file: model.onnx, classes: [{name: bare, attributes: {hat: no}}]}]
            cameras:
              - name: door
                url: rtsp://10.0.0.7/stream
                area: press
                labels: [person, cart]
                zones: [{name: press, polygon: [[0.1, 0.1], [0.9, 0.1], [0.9, 0.9]]}]
                lines: [{name: gate, from: [0, 0.5], to: [1, 0.5], labels: [person]}]
            shifts: [{name: night, from: "22:00", to: "06:00", days: [monday]}]
            timeZone: Europe/Madrid
            rules:
              - name: rule
            """;

    @TempDir Path folder;

    @BeforeEach
    void files() {
        ConfigSample.writeFiles(folder);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " # ",
            quoteCharacter = '`',
            value = {
                "when: zone('pres').count() > 0 # 13:16: rules[0].when: 'pres' is no zone of area press (did you mean 'press'?); there is press",
                "when: zon('press').count() > 0 # 13:11: rules[0].when: 'zon' is no function (did you mean 'zone'?); the functions are anomaly, camera, line, reading, sensor, shift, zone, duration and size",
                "when: zone('press').count() # 13:11: rules[0].when: expected a condition (true or false), found a whole number; compare it, such as … > 0",
                "when: zone('press').count('persn') > 0 # 13:31: rules[0].when: 'persn' is no label that is seen there (did you mean 'person'?); there is person, cart",
                "when: zone('press').tracks.all(t, t.attributes['hta'] == 'no') # 13:52: rules[0].when: 'hta' is no attribute of area press (did you mean 'hat'?); there is hat",
                "when: zone('press').tracks.all(t, t.attributes['hat'] == 'on') # 13:62: rules[0].when: 'on' is no value of attribute hat (did you mean 'no'?); there is no",
                "when: zone('press').with('hta', 'no').count() > 0 # 13:30: rules[0].when: 'hta' is no attribute of area press (did you mean 'hat'?); there is hat",
                "objectInZone: {zone: press, attributes: {hta: no}} # 13:51: rules[0].objectInZone.attributes.hta: 'hta' is no attribute of the rule's cameras (did you mean 'hat'?); write one of hat",
                "objectInZone: {zone: press, attributes: {hat: on}} # 13:51: rules[0].objectInZone.attributes.hat: 'on' is no value of attribute hat (did you mean 'no'?); write one of no",
                "when: reading('motor-1/temperature').value > 80 # 13:19: rules[0].when: 'motor-1/temperature' is no series of area press; there is none",
                "when: shift('nigth') # 13:17: rules[0].when: 'nigth' is no shift (did you mean 'night'?); there is night",
                "when: \"shift('nigth')\" # 13:18: rules[0].when: 'nigth' is no shift (did you mean 'night'?); there is night",
                "when: 'shift(''nigth'')' # 13:18: rules[0].when: 'nigth' is no shift (did you mean 'night'?); there is night",
                "when: \"zone(\\\"pres\\\").count() > 0\" # 13:18: rules[0].when: 'pres' is no zone of area press (did you mean 'press'?); there is press",
                "when: >-\\n      zone('press').count() > 0\\n      && shift('nigth') # 15:16: rules[0].when: 'nigth' is no shift (did you mean 'night'?); there is night",
                "when: |\\n      zone('press').count() > 0 ||\\n        shift('nigth') # 15:15: rules[0].when: 'nigth' is no shift (did you mean 'night'?); there is night",
                "when: zone('press').count() > 0\\n      && shift('nigth') # 14:16: rules[0].when: 'nigth' is no shift (did you mean 'night'?); there is night",
                "when: shift('night')\\n    message: At {now.huor} # 14:22: rules[0].message: 'huor' is not known here (did you mean 'hour'?); the time has date, dayOfWeek, hour, minute",
                "when: shift('night')\\n    area: pres # 14:11: rules[0].area: 'pres' is no area (did you mean 'press'?); the areas are press",
                "when: shift('night')\\n    deadband: 5 # 14:15: rules[0].deadband: is of no use here: no reading's number is compared in when; remove it",
                "when: shift('night')\\n    cameraLost: {} # 12:5: rules[0]: a rule needs exactly one of when, objectInZone, lineCrossed and cameraLost; rule 'rule' has 2",
                "cameraLost: {}\\n    onDelay: 5s # 12:5: rules[0]: onDelay, offDelay and deadband go with when; remove them, or write the condition as when",
            })
    void isRefusedAtItsPlaceWithACure(String rule, String problem) {
        String yaml = SITE + "    " + rule.replace("\\n", "\n") + "\n";

        List<ConfigProblem> problems = ConfigSample.problems(yaml, folder);

        assertThat(problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")))
                .isEqualTo("plant.yaml:" + problem);
    }

    @Test
    void wantsAnAreaWhereThereAreSeveral() {
        String yaml =
                SITE.replace("cameras:\n", "cameras:\n  - {name: shelf, url: video.mp4}\n")
                        + "    when: shift('night')\n";

        assertThat(ConfigSample.problems(yaml, folder))
                .extracting(ConfigProblem::toString)
                .containsExactly(
                        "plant.yaml:13:5: rules[0].area: is missing, and when needs one; write one"
                                + " of shelf, press");
    }

    @Test
    void takesARuleThatIsRight() throws ConfigException {
        String yaml =
                SITE
                        + """
                            when: >-
                              zone('press').count('person') > 0 && line('gate').leftToRight(duration('1m')) > 3
                              && (shift('night') || now.hour >= 20)
                            onDelay: 3s
                            message: "{zone('press').count('person')} persons at {now.hour} h"
                        """;

        LoadedConfig loaded = ConfigSample.load(yaml, folder);

        assertThat(loaded.config().rules()).hasSize(1);
        assertThat(loaded.describe()).contains("onDelay: 3s").contains("timeZone: Europe/Madrid");
    }
}
