package io.atalaya.operators.sink;

import static java.util.Objects.requireNonNullElse;

import io.atalaya.operators.settings.Setting;
import io.atalaya.schemas.ConsumerGroup;
import io.atalaya.schemas.Topic;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the topics are and how they are written. Its {@code toString} names the properties but
 * leaves out their values, because passwords are among them.
 */
public record KafkaConfig(
        @Setting(
                        doc =
                                "`embedded` for the broker that comes along, or the addresses of"
                                        + " yours, separated by commas.",
                        defaultValue = EMBEDDED,
                        example = "kafka-1:9092,kafka-2:9092")
                String bootstrapServers,
        @Setting(
                        doc = "Goes before the name of every topic, to share a broker.",
                        example = "plant-1.")
                @Nullable String topicPrefix,
        @Setting(
                        doc = "`protobuf`, or `json` for people and simple consumers.",
                        defaultValue = "protobuf")
                MessageFormat format,
        @Setting(
                        doc =
                                "`at-least-once`: a restart may write a message again, with the same"
                                        + " id. `exactly-once`: by transactions, so that each message"
                                        + " waits for the next checkpoint.",
                        defaultValue = "at-least-once")
                Delivery delivery,
        @Setting(
                        doc =
                                "Passed to the Kafka clients as they are, such as"
                                        + " `security.protocol` and `sasl.jaas.config`.",
                        example = "{security.protocol: SSL}")
                Map<String, String> properties)
        implements Serializable {

    /** The address that stands for the broker that comes along. */
    public static final String EMBEDDED = "embedded";

    private static final String MAX_REQUEST_SIZE = "max.request.size";

    private static final Pattern ADDRESSES =
            Pattern.compile("[^\\s,:]+:\\d{1,5}(,[^\\s,:]+:\\d{1,5})*|\\[.*]:\\d{1,5}");

    private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9._-]{0,100}");

    /** What delivery rests on, or what has a key of its own. */
    private static final Map<String, String> RESERVED =
            Map.of(
                    "bootstrap.servers", "it is set by kafka.bootstrapServers",
                    "key.serializer", "messages are always bytes",
                    "value.serializer", "messages are always bytes",
                    "acks", "delivery needs `all`",
                    "enable.idempotence", "delivery needs it",
                    "transactional.id", "it is set by kafka.delivery");

    public KafkaConfig {
        properties = Map.copyOf(properties);
        if (!bootstrapServers.equals(EMBEDDED) && !ADDRESSES.matcher(bootstrapServers).matches()) {
            throw new IllegalArgumentException(
                    "bootstrapServers is '"
                            + bootstrapServers
                            + "'; write `embedded`, or host:port with commas between several");
        }
        if (topicPrefix != null && !PREFIX.matcher(topicPrefix).matches()) {
            throw new IllegalArgumentException(
                    "topicPrefix is '"
                            + topicPrefix
                            + "'; a topic's name has only letters, digits, `.`, `_` and `-`");
        }
        checkProperties(properties);
    }

    /** Names the place of a running broker, such as the embedded one's. */
    public KafkaConfig withBootstrapServers(String addresses) {
        return new KafkaConfig(addresses, topicPrefix, format, delivery, properties);
    }

    KafkaConfig withMaxRecordBytes(int bytes) {
        Map<String, String> fitted = new HashMap<>(properties);
        fitted.put(MAX_REQUEST_SIZE, String.valueOf(bytes));
        return new KafkaConfig(bootstrapServers, topicPrefix, format, delivery, fitted);
    }

    public boolean isEmbedded() {
        return bootstrapServers.equals(EMBEDDED);
    }

    /** The name under which the broker knows a topic. */
    public String nameOf(Topic topic) {
        return prefix() + topic.topicName();
    }

    /** The name of a site's consumer group. */
    public String nameOf(ConsumerGroup group, String site) {
        return group.nameFor(prefix(), site);
    }

    String prefix() {
        return requireNonNullElse(topicPrefix, "");
    }

    /** The largest record, in bytes with key and headers, that is handed to the broker. */
    int maxRecordBytes() {
        String configured = properties.get(MAX_REQUEST_SIZE);
        return configured == null ? Topic.MAX_MESSAGE_BYTES : Integer.parseInt(configured);
    }

    @Override
    public String toString() {
        return "KafkaConfig[bootstrapServers="
                + bootstrapServers
                + ", topicPrefix="
                + prefix()
                + ", format="
                + format
                + ", delivery="
                + delivery
                + ", properties="
                + new TreeSet<>(properties.keySet())
                + "]";
    }

    private static void checkProperties(Map<String, String> properties) {
        Set<String> taken = new TreeSet<>(properties.keySet());
        taken.retainAll(RESERVED.keySet());
        for (String key : taken) {
            throw new IllegalArgumentException(
                    "properties has " + key + ": leave it out, " + RESERVED.get(key));
        }
        String size = properties.getOrDefault(MAX_REQUEST_SIZE, "1048576");
        if (!size.matches("\\d{4,9}")) {
            throw new IllegalArgumentException(
                    "properties has max.request.size '" + size + "'; write bytes, 1000 or more");
        }
    }
}
