package io.atalaya.operators.sensor;

import io.atalaya.operators.source.PlaybackSpeed;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must be so between a sensor's settings; each is refused with what to do. */
final class SensorConfigRules {
    private SensorConfigRules() {}

    static void checkName(String name) {
        if (name.isBlank() || name.contains("/")) {
            throw new IllegalArgumentException(
                    "name is '" + name + "'; give the sensor a name without '/'");
        }
    }

    static void checkTimes(@Nullable String startTime, String timeZone) {
        try {
            if (startTime != null) {
                Instant.parse(startTime);
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "startTime is no instant: write it as 2026-03-01T08:00:00Z", e);
        }
        try {
            ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "timeZone '" + timeZone + "' is not known; write such as UTC or Europe/Madrid",
                    e);
        }
    }

    static void checkValues(List<ValueConfig> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(
                    "values is empty; name at least one value, such as"
                            + " [{name: temperature, unit: Cel}]");
        }
        Set<String> names = new HashSet<>();
        for (ValueConfig value : values) {
            if (!names.add(value.name())) {
                throw new IllegalArgumentException(
                        "values: two are named '"
                                + value.name()
                                + "'; each value needs a name of its own");
            }
        }
    }

    static void checkFile(@Nullable String timestamp, @Nullable Duration maxDelay) {
        if (maxDelay != null) {
            throw new IllegalArgumentException(
                    "maxDelay is for live sensors; a file's values come in their order: remove it");
        }
        if (timestamp == null || timestamp.isBlank()) {
            throw new IllegalArgumentException(
                    "timestamp is missing; name the column or key in which the file has its times");
        }
    }

    static void checkLive(@Nullable String startTime, boolean loop, PlaybackSpeed speed) {
        if (startTime != null || loop || speed == PlaybackSpeed.REALTIME) {
            throw new IllegalArgumentException(
                    "startTime, loop and speed are for files, and the url names none; remove them");
        }
    }

    static void checkOwner(String key, @Nullable Object setting, boolean own, SensorKind kind) {
        if (setting != null && !own) {
            throw new IllegalArgumentException(
                    key
                            + " is for another kind of sensor, and the url names "
                            + kind.description()
                            + "; remove it, or correct the url");
        }
    }

    /** Only where messages have fields can one of them state the time or whose they are. */
    static void checkFields(
            boolean fields, @Nullable String timestamp, @Nullable MatchConfig match) {
        if (!fields && (timestamp != null || match != null)) {
            throw new IllegalArgumentException(
                    "timestamp and match name fields, and this sensor's messages have none;"
                            + " remove them");
        }
    }

    /** Whether each value says where it stands, in the way of the sensor's kind. */
    static void checkPlaces(SensorKind kind, @Nullable MqttConfig mqtt, List<ValueConfig> values) {
        if (kind == SensorKind.MQTT && mqtt == null) {
            throw new IllegalArgumentException(
                    "mqtt is missing; say at least mqtt: {topic: plant/motor-1}");
        }
        for (ValueConfig value : values) {
            String name = "values: '" + value.name() + "' ";
            if (value.topic() != null && !takesTopics(kind, mqtt)) {
                throw new IllegalArgumentException(
                        name + "names a topic, which is for MQTT's plain and JSON messages");
            }
            if (value.node() == null && kind == SensorKind.OPC_UA) {
                throw new IllegalArgumentException(
                        name + "has no node; add node: \"ns=2;s=Motor1.Temperature\"");
            }
            if (value.node() != null && kind != SensorKind.OPC_UA) {
                throw new IllegalArgumentException(
                        name + "names a node, and the url names " + kind.description());
            }
            if (value.register() == null && kind == SensorKind.MODBUS) {
                throw new IllegalArgumentException(
                        name + "has no register; add register: {address: 100}");
            }
            if (value.register() != null && kind != SensorKind.MODBUS) {
                throw new IllegalArgumentException(
                        name + "names a register, and the url names " + kind.description());
            }
            if (value.register() != null) {
                checkRegister(name, value, value.register());
            }
        }
        if (takesTopics(kind, mqtt)) {
            checkTopics(mqtt, values);
        }
    }

    private static boolean takesTopics(SensorKind kind, @Nullable MqttConfig mqtt) {
        return kind == SensorKind.MQTT && mqtt != null && mqtt.format() != MqttFormat.SPARKPLUG_B;
    }

    private static void checkTopics(@Nullable MqttConfig mqtt, List<ValueConfig> values) {
        Set<String> plain = new HashSet<>();
        for (ValueConfig value : values) {
            String topic = value.topic() != null || mqtt == null ? value.topic() : mqtt.topic();
            if (topic == null) {
                throw new IllegalArgumentException(
                        "values: '"
                                + value.name()
                                + "' has no topic; give it one, or set mqtt.topic for all");
            }
            boolean shared = mqtt != null && mqtt.format() == MqttFormat.PLAIN;
            if (shared && !plain.add(topic)) {
                throw new IllegalArgumentException(
                        "values: two have the topic '"
                                + topic
                                + "'; a plain message holds one value, so give each its own topic,"
                                + " or set mqtt.format: json");
            }
        }
    }

    private static void checkRegister(String name, ValueConfig value, RegisterConfig register) {
        boolean bits = register.table().isBits();
        boolean flag = value.type() == ValueType.FLAG;
        if (bits != flag || value.type() == ValueType.TEXT) {
            throw new IllegalArgumentException(
                    name
                            + (bits
                                    ? "is a coil or discrete input, on or off; set type: flag"
                                    : "is a register, a number; set type: number or integer"));
        }
    }

    /** After the specification of MQTT 5, 4.7: wildcards stand for whole levels. */
    static void checkTopicFilter(String filter) {
        String[] levels = filter.split("/", -1);
        boolean wrong = filter.isBlank() || filter.startsWith("$share/");
        for (int i = 0; i < levels.length; i++) {
            boolean last = i == levels.length - 1;
            String level = levels[i];
            wrong |= level.contains("#") && !(level.equals("#") && last);
            wrong |= level.contains("+") && !level.equals("+");
        }
        if (wrong) {
            throw new IllegalArgumentException(
                    "topic '"
                            + filter
                            + "' is none; + stands for one whole level, # for all that follow");
        }
    }
}
