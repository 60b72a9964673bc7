package io.atalaya.pipeline.config;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Wrong detectors. Each row: what is wrong, a part of {@link #YAML}, what replaces it, where, and
 * what is told.
 */
final class WrongDetectors {
    /** Complete and right; line numbers count from its first line. */
    static final String YAML =
            """
            sensors:
              - name: motor-1
                url: motor.csv
                timestamp: time
                values: [{name: temperature, unit: Cel}, {name: vibration}]
            detectors:
              - name: odd
                series: ["*"]
              - name: hot
                series: [motor-1/temperature]
                limits: {high: 80, deadband: 2}
                minimumDuration: 5s
              - name: drift
                series: [motor-*/vibration]
                cusum: {k: 0.5, h: 5, baseline: 2m}
            """;

    private WrongDetectors() {}

    static Stream<Arguments> rows() {
        return Stream.of(
                arguments(
                        "a series that no sensor has",
                        "[motor-1/temperature]",
                        "[motor-1/temprature]",
                        "10:14: detectors[1].series[0]",
                        "'motor-1/temprature' is no series (did you mean 'motor-1/temperature'?)"),
                arguments(
                        "a pattern that fits no series",
                        "[motor-*/vibration]",
                        "[pump-*/vibration]",
                        "14:14: detectors[2].series[0]",
                        "the series are motor-1/temperature, motor-1/vibration"),
                arguments(
                        "no series",
                        "series: [\"*\"]",
                        "series: []",
                        "7:5: detectors[0]",
                        "series of detector 'odd' is empty"),
                arguments(
                        "two kinds in one detector",
                        "    minimumDuration: 5s",
                        "    silence: {after: 30s}",
                        "9:5: detectors[1]",
                        "a detector is of one kind; detector 'hot' has limits, silence"),
                arguments(
                        "a misspelt kind",
                        "cusum:",
                        "cumsum:",
                        "15:5: detectors[2].cumsum",
                        "(did you mean 'cusum'?)"),
                arguments(
                        "two detectors of one name",
                        "name: drift",
                        "name: odd",
                        "13:11: detectors[2].name",
                        "'odd' names detectors[0] already"),
                arguments(
                        "a mean without a sigma",
                        "baseline: 2m",
                        "mean: 4",
                        "15:12: detectors[2].cusum",
                        "mean and sigma belong together"),
                arguments(
                        "limits that do not rise",
                        "{high: 80, deadband: 2}",
                        "{high: 80, low: 90}",
                        "11:13: detectors[1].limits",
                        "must rise from lowLow"),
                arguments(
                        "a number out of range",
                        "h: 5",
                        "h: 0",
                        "15:24: detectors[2].cusum.h",
                        "it must be at least 0.01"),
                arguments(
                        "a model that is not there",
                        "cusum: {k: 0.5, h: 5, baseline: 2m}",
                        "windowModel: {file: nowhere.onnx}",
                        "15:25: detectors[2].windowModel.file",
                        "is no file that can be read"));
    }
}
