package io.atalaya.operators.sensor;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.settings.Setting;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a sensor's messages come from an MQTT broker. Prints itself without the password. */
public record MqttConfig(
        @Setting(doc = "`v3` is MQTT 3.1.1.", defaultValue = "v5") MqttVersion version,
        @Setting(
                        doc =
                                "What a message holds: one value as text (`plain`), an object"
                                        + " (`json`), or Eclipse Sparkplug B (`sparkplug-b`).",
                        defaultValue = "json")
                MqttFormat format,
        @Setting(
                        doc =
                                "The topic of the values that name none of their own; `+` and `#`"
                                        + " stand for levels.",
                        example = "plant/motor-1")
                @Nullable String topic,
        @Setting(
                        doc =
                                "0: what the network loses is lost, and so is what comes while the job"
                                        + " is behind. 1: it is sent again until it was taken, maybe"
                                        + " twice. 2: once.",
                        defaultValue = "1",
                        min = 0,
                        max = 2)
                int qos,
        @Setting(
                        doc =
                                "When the broker is told that it need not send a message again: when"
                                        + " the job took it (`taken`), or when a checkpoint holds it"
                                        + " (`checkpointed`), so that nothing is lost when the process"
                                        + " is killed. Then the broker must be willing to wait for as"
                                        + " many messages as come from one checkpoint to the next: see"
                                        + " [Sensors](sensors.md#mqtt).",
                        defaultValue = "taken")
                MqttAcknowledge acknowledge,
        @Setting(
                        doc =
                                "Names this client to the broker, each but once. Left out: `atalaya-` and"
                                        + " the sensor's name.",
                        example = "atalaya-motor-1")
                @Nullable String clientId,
        @Setting(
                        doc =
                                "How long the broker keeps what comes while nobody is connected; 0s for"
                                        + " not at all. MQTT 3.1.1 knows only for ever.",
                        defaultValue = "1h",
                        min = 0,
                        max = 31536000)
                Duration sessionExpiry,
        @Setting(doc = "The user's name.", example = "atalaya") @Nullable String username,
        @Setting(
                        doc = "The user's password, as `${env:...}` or `${file:...}`.",
                        example = "${env:MQTT_PASSWORD}")
                @Nullable String password,
        @Setting(
                        doc =
                                "The certificates (PEM) to trust for `mqtts`. Left out: those that the"
                                        + " machine trusts.",
                        example = "plant-ca.pem")
                @Nullable String caFile,
        @Setting(doc = "Sparkplug's group.", example = "plant-1") @Nullable String group,
        @Setting(doc = "Sparkplug's edge node.", example = "gateway-3") @Nullable String edgeNode,
        @Setting(
                        doc = "Sparkplug's device. Left out: the edge node's own metrics.",
                        example = "motor-1")
                @Nullable String device)
        implements Serializable {
    public MqttConfig {
        requireNonNull(version, "version is null");
        requireNonNull(format, "format is null");
        requireNonNull(acknowledge, "acknowledge is null");
        requireNonNull(sessionExpiry, "sessionExpiry is null");
        boolean sparkplug = format == MqttFormat.SPARKPLUG_B;
        if (sparkplug && (group == null || edgeNode == null)) {
            throw new IllegalArgumentException(
                    "format is sparkplug-b, which needs group and edgeNode; add them");
        }
        boolean kept = qos > 0 && !sessionExpiry.isZero() && !sparkplug;
        if (acknowledge == MqttAcknowledge.CHECKPOINTED && !kept) {
            throw new IllegalArgumentException(
                    "acknowledge: checkpointed needs a broker that keeps messages: set qos to 1 or 2"
                            + " and sessionExpiry above 0s; Sparkplug's data are never kept");
        }
        if (sparkplug && topic != null) {
            throw new IllegalArgumentException(
                    "Sparkplug's topics follow from group, edgeNode and device; remove topic");
        }
        if (!sparkplug && (group != null || edgeNode != null || device != null)) {
            throw new IllegalArgumentException(
                    "group, edgeNode and device are for format: sparkplug-b; remove them");
        }
        if (password != null && username == null) {
            throw new IllegalArgumentException("password is there and username is not; add it");
        }
        if (topic != null) {
            SensorConfigRules.checkTopicFilter(topic);
        }
    }

    @Override
    public String toString() {
        return "MqttConfig[version=%s, format=%s, topic=%s]".formatted(version, format, topic);
    }
}
