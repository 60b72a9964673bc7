package io.atalaya.pipeline.config;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Wrong sensors. Each row: what is wrong, a part of {@link #YAML}, what replaces it, where, and
 * what is told.
 */
final class WrongSensors {
    /** Complete and right; line numbers count from its first line. */
    static final String YAML =
            """
            sensors:
              - name: motor-1
                url: motor.csv
                area: motors
                timestamp: time
                silentAfter: 30s
                values:
                  - {name: temperature, unit: Cel, sourceUnit: "[degF]", field: temp}
                  - name: running
                    type: flag
              - name: press
                url: press.jsonl
                timestamp: /t
                startTime: 2026-03-01T08:00:00Z
                match: {field: device, value: M-0815}
                values: [{name: pressure, unit: bar}]
            """;

    private WrongSensors() {}

    static Stream<Arguments> files() {
        return Stream.of(
                arguments(
                        "an unknown key",
                        "silentAfter",
                        "silenceAfter",
                        "6:5: sensors[0].silenceAfter",
                        "(did you mean 'silentAfter'?)"),
                arguments(
                        "an unknown key of a value",
                        "field: temp",
                        "column: temp",
                        "8:62: sensors[0].values[0].column",
                        "the keys here are name, unit"),
                arguments(
                        "no values",
                        "    values: [{name: pressure, unit: bar}]\n",
                        "",
                        "11:5: sensors[1].values",
                        "is missing; write one such as"),
                arguments(
                        "an empty list of values",
                        "values: [{name: pressure, unit: bar}]",
                        "values: []",
                        "11:5: sensors[1]",
                        "values is empty; name at least one value"),
                arguments(
                        "two values of one name",
                        "name: running",
                        "name: temperature",
                        "2:5: sensors[0]",
                        "two are named 'temperature'"),
                arguments(
                        "a value's name with a slash",
                        "name: running",
                        "name: motor/running",
                        "9:9: sensors[0].values[1]",
                        "give the value a name without '/'"),
                arguments(
                        "two sensors of one name",
                        "name: press\n",
                        "name: motor-1\n",
                        "11:11: sensors[1].name",
                        "'motor-1' names sensors[0] already"),
                arguments(
                        "a unit by its usual name",
                        "unit: Cel",
                        "unit: degC",
                        "8:9: sensors[0].values[0]",
                        "unit: 'degC' is no unit's code after UCUM (did you mean 'Cel'?)"),
                arguments(
                        "a unit that does not exist",
                        "unit: bar",
                        "unit: barrr",
                        "16:14: sensors[1].values[0]",
                        "unit: 'barrr' is no unit's code"),
                arguments(
                        "units of different things",
                        "unit: Cel",
                        "unit: bar",
                        "8:9: sensors[0].values[0]",
                        "'[degF]' cannot be converted to 'bar': they do not measure the same"),
                arguments(
                        "a unit to convert from and none to convert to",
                        "unit: Cel, ",
                        "",
                        "8:9: sensors[0].values[0]",
                        "sourceUnit is there and unit is not"),
                arguments(
                        "a unit for a flag",
                        "type: flag",
                        "type: flag\n        unit: Cel",
                        "9:9: sensors[0].values[1]",
                        "are for numbers; remove them, or set type: number"),
                arguments(
                        "a type that does not exist",
                        "type: flag",
                        "type: bool",
                        "10:15: sensors[0].values[1].type",
                        "write one of number, integer, flag, text"),
                arguments(
                        "a file without times",
                        "    timestamp: time\n",
                        "",
                        "2:5: sensors[0]",
                        "timestamp is missing; name the column or key"),
                arguments(
                        "a file that is not there",
                        "url: motor.csv",
                        "url: motor-2.csv",
                        "3:10: sensors[0].url",
                        "motor-2.csv is no file that can be read; check the path"),
                arguments(
                        "a file of an unknown kind",
                        "url: motor.csv",
                        "url: motor.xlsx",
                        "2:5: sensors[0]",
                        "does not say its kind; write the path of a file that ends in .csv"),
                arguments(
                        "a scheme that no sensor has",
                        "url: motor.csv",
                        "url: htp://10.0.0.7/x",
                        "2:5: sensors[0]",
                        "url begins with 'htp:', which no sensor has"),
                arguments(
                        "settings of another kind of file",
                        "    timestamp: /t\n",
                        "    timestamp: /t\n    csv: {separator: \";\"}\n",
                        "11:5: sensors[1]",
                        "csv is for CSV files, and the url names a file of JSON lines"),
                arguments(
                        "a separator of two characters",
                        "area: motors",
                        "csv: {separator: ',;'}",
                        "4:10: sensors[0].csv",
                        "write one character, tab or auto"),
                arguments(
                        "a start that is no instant",
                        "startTime: 2026-03-01T08:00:00Z",
                        "startTime: tomorrow",
                        "11:5: sensors[1]",
                        "startTime is no instant: write it as"),
                arguments(
                        "a time zone that does not exist",
                        "area: motors",
                        "timeZone: Europe/Sevila",
                        "2:5: sensors[0]",
                        "timeZone 'Europe/Sevila' is not known"),
                arguments(
                        "a limit out of range",
                        "silentAfter: 30s",
                        "silentAfter: 0s",
                        "6:18: sensors[0].silentAfter",
                        "is out of range"),
                arguments(
                        "a scale of nothing",
                        "unit: bar",
                        "unit: bar, scale: 0",
                        "16:14: sensors[1].values[0]",
                        "scale must not be 0"));
    }
}
