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

    /** Of those that live; line numbers count from its first line. */
    static final String LIVE =
            """
            sensors:
              - name: motor-1
                url: mqtt://broker:1883
                mqtt:
                  topic: plant/motor-1
                  username: atalaya
                  password: ${env:DOOR_PASSWORD}
                values:
                  - {name: temperature, unit: Cel}
              - name: press
                url: modbus://10.0.0.20
                values:
                  - {name: pressure, register: {address: 100}}
              - name: line
                url: kafka:raw
                timestamp: time
                values: [{name: speed}]
            """;

    private WrongSensors() {}

    static Stream<Arguments> live() {
        return Stream.of(
                arguments(
                        "a recording of long ago that holds up detectors",
                        "    timestamp: time\n    values: [{name: speed}]",
                        "    timestamp: time\n    values: [{name: speed}]\n"
                                + "  - {name: old, url: motor.csv, loop: true, timestamp: time,"
                                + " values: [{name: speed}]}\n"
                                + "detectors: [{name: odd, series: ['*']}]",
                        "18:5: sensors[3].startTime",
                        "beside what is live (motor-1, press, line): rules with when"),
                arguments(
                        "a password in the open",
                        "${env:DOOR_PASSWORD}",
                        "letmein",
                        "7:17: sensors[0].mqtt.password",
                        "is written in the open; write ${env:NAME} or ${file:PATH}"),
                arguments(
                        "credentials in a url",
                        "mqtt://broker:1883",
                        "mqtt://me:secret-word@broker:1883",
                        "2:5: sensors[0]",
                        "url holds credentials; write them as username and password"),
                arguments(
                        "a url without a host",
                        "mqtt://broker:1883",
                        "mqtt://:1883",
                        "2:5: sensors[0]",
                        "names no host"),
                arguments(
                        "a password and no user",
                        "      username: atalaya\n",
                        "",
                        "5:7: sensors[0].mqtt",
                        "password is there and username is not"),
                arguments(
                        "no topic at all",
                        "topic: plant/motor-1",
                        "qos: 1",
                        "2:5: sensors[0]",
                        "'temperature' has no topic; give it one, or set mqtt.topic"),
                arguments(
                        "a wildcard within a level",
                        "topic: plant/motor-1",
                        "topic: plant/motor-#",
                        "5:7: sensors[0].mqtt",
                        "+ stands for one whole level"),
                arguments(
                        "a certificate that is not there",
                        "topic: plant/motor-1",
                        "topic: plant/motor-1\n      caFile: no-ca.pem",
                        "6:15: sensors[0].mqtt.caFile",
                        "no-ca.pem is no file that can be read"),
                arguments(
                        "Sparkplug without its names",
                        "topic: plant/motor-1",
                        "format: sparkplug-b",
                        "5:7: sensors[0].mqtt",
                        "needs group and edgeNode"),
                arguments(
                        "Sparkplug's names without it",
                        "topic: plant/motor-1",
                        "topic: plant/motor-1\n      device: motor-1",
                        "5:7: sensors[0].mqtt",
                        "are for format: sparkplug-b; remove them"),
                arguments(
                        "a quality of service that does not exist",
                        "topic: plant/motor-1",
                        "topic: plant/motor-1\n      qos: 3",
                        "6:12: sensors[0].mqtt.qos",
                        "it must be from 0 to 2"),
                arguments(
                        "waiting for checkpoints with nobody who keeps messages",
                        "topic: plant/motor-1",
                        "topic: plant/motor-1\n      acknowledge: checkpointed\n      qos: 0",
                        "5:7: sensors[0].mqtt",
                        "set qos to 1 or 2 and sessionExpiry above 0s"),
                arguments(
                        "waiting for checkpoints that do not come",
                        LIVE.substring(0, LIVE.indexOf("      topic")),
                        "runtime: {checkpointInterval: 0s}\n"
                                + LIVE.substring(0, LIVE.indexOf("      topic"))
                                + "      acknowledge: checkpointed\n",
                        "1:31: runtime.checkpointInterval",
                        "sensors[0].mqtt acknowledges with each checkpoint"),
                arguments(
                        "settings of another kind",
                        "url: kafka:raw",
                        "url: kafka:raw\n    mqtt: {topic: a}",
                        "14:5: sensors[2]",
                        "mqtt is for another kind of sensor, and the url names a Kafka topic"),
                arguments(
                        "no register",
                        "{name: pressure, register: {address: 100}}",
                        "{name: pressure}",
                        "10:5: sensors[1]",
                        "'pressure' has no register; add register: {address: 100}"),
                arguments(
                        "a register of another kind",
                        "[{name: speed}]",
                        "[{name: speed, register: {address: 1}}]",
                        "14:5: sensors[2]",
                        "'speed' names a register, and the url names a Kafka topic"),
                arguments(
                        "a node of another kind",
                        "[{name: speed}]",
                        "[{name: speed, node: \"ns=2;s=a\"}]",
                        "14:5: sensors[2]",
                        "'speed' names a node, and the url names a Kafka topic"),
                arguments(
                        "a node that is none",
                        "[{name: speed}]",
                        "[{name: speed, node: Motor1.Speed}]",
                        "17:14: sensors[2].values[0]",
                        "node 'Motor1.Speed' is no node's id; write such as ns=2;s=Motor1"),
                arguments(
                        "a namespace that is none",
                        "[{name: speed}]",
                        "[{name: speed, node: ns=65536;i=1}]",
                        "17:14: sensors[2].values[0]",
                        "node 'ns=65536;i=1' is no node's id"),
                arguments(
                        "no node",
                        "url: kafka:raw\n    timestamp: time\n",
                        "url: opc.tcp://10.0.0.1\n",
                        "14:5: sensors[2]",
                        "'speed' has no node; add node"),
                arguments(
                        "a password of OPC UA in the open",
                        "url: kafka:raw",
                        "url: opc.tcp://h\n    opcUa: {username: a, password: letmein}",
                        "16:36: sensors[2].opcUa.password",
                        "is written in the open; write ${env:NAME}"),
                arguments(
                        "encryption without a key",
                        "url: kafka:raw",
                        "url: opc.tcp://h\n    opcUa: {security: sign-and-encrypt}",
                        "16:12: sensors[2].opcUa",
                        "security needs keyStore, keyStorePassword and caFile"),
                arguments(
                        "a key without encryption",
                        "url: kafka:raw",
                        "url: opc.tcp://h\n    opcUa: {keyStorePassword: \"${env:DOOR_PASSWORD}\"}",
                        "16:12: sensors[2].opcUa",
                        "are for security: sign-and-encrypt or sign"),
                arguments(
                        "a certificate of OPC UA that is not there",
                        "url: kafka:raw",
                        "url: opc.tcp://h\n    opcUa: {caFile: plc.pem}",
                        "16:21: sensors[2].opcUa.caFile",
                        "plc.pem is no file that can be read"),
                arguments(
                        "a user without a password",
                        "url: kafka:raw",
                        "url: opc.tcp://h\n    opcUa: {username: me}",
                        "16:12: sensors[2].opcUa",
                        "username and password belong together"),
                arguments(
                        "a register beyond the last",
                        "{address: 100}",
                        "{address: 65535, type: int32}",
                        "13:36: sensors[1].values[0].register",
                        "is beyond the last register"),
                arguments(
                        "a coil that is a number",
                        "{address: 100}",
                        "{address: 100, table: coil}",
                        "10:5: sensors[1]",
                        "is a coil or discrete input, on or off; set type: flag"),
                arguments(
                        "a time where there are no fields",
                        "url: modbus://10.0.0.20\n",
                        "url: modbus://10.0.0.20\n    timestamp: t\n",
                        "10:5: sensors[1]",
                        "timestamp and match name fields, and this sensor's messages have none"),
                arguments(
                        "a loop of what never ends",
                        "url: kafka:raw",
                        "url: kafka:raw\n    loop: true",
                        "14:5: sensors[2]",
                        "startTime, loop and speed are for files"),
                arguments(
                        "a topic that Kafka refuses",
                        "url: kafka:raw",
                        "url: kafka:raw/readings",
                        "14:5: sensors[2]",
                        "names no topic; write kafka:topic"),
                arguments(
                        "a property that is the pipeline's own",
                        "url: kafka:raw",
                        "url: kafka:raw\n    kafka: {properties: {group.id: mine}}",
                        "16:12: sensors[2].kafka",
                        "'group.id' is set by the pipeline itself"));
    }

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
                        "csv is for another kind of sensor, and the url names a file of JSON lines"),
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
