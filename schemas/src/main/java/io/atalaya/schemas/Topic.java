package io.atalaya.schemas;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.Anomaly;
import io.atalaya.schemas.v1.Command;
import io.atalaya.schemas.v1.CommandAnswer;
import io.atalaya.schemas.v1.DeadLetter;
import io.atalaya.schemas.v1.Frame;
import io.atalaya.schemas.v1.Health;
import io.atalaya.schemas.v1.Preview;
import io.atalaya.schemas.v1.PreviewRequest;
import io.atalaya.schemas.v1.SensorReading;
import io.atalaya.schemas.v1.Site;
import io.atalaya.schemas.v1.StoredEvidence;
import io.atalaya.schemas.v1.ZoneEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Every topic: what is on it, how it is keyed, and how it is created where it does not exist yet.
 *
 * <p>Keys, partitions and names do not change within a version of the schemas, because a changed
 * number of partitions sends a key elsewhere and breaks its order.
 */
public enum Topic {
    DETECTIONS(
            "detections",
            Frame.getDefaultInstance(),
            "frame",
            TopicKey.SENSOR_ID,
            4,
            CleanupPolicy.DELETE,
            days(3),
            "Each frame's objects, tracks, zones and counts"),
    ZONE_EVENTS(
            "zone-events",
            ZoneEvent.getDefaultInstance(),
            "zone-event",
            TopicKey.SENSOR_ID,
            4,
            CleanupPolicy.DELETE,
            days(30),
            "Objects that enter, stay in and leave zones, and cross lines"),
    ALERTS(
            "alerts",
            Alert.getDefaultInstance(),
            "alert",
            TopicKey.ALERT_ID,
            1,
            CleanupPolicy.COMPACT,
            forEver(),
            "The present state of each alert"),
    ALERT_EVENTS(
            "alert-events",
            Alert.getDefaultInstance(),
            "alert-event",
            TopicKey.ALERT_ID,
            1,
            CleanupPolicy.DELETE,
            days(365),
            "Every change of each alert"),
    READINGS(
            "readings",
            SensorReading.getDefaultInstance(),
            "reading",
            TopicKey.SENSOR_ID,
            4,
            CleanupPolicy.DELETE,
            days(30),
            "The sensors' values"),
    ANOMALIES(
            "anomalies",
            Anomaly.getDefaultInstance(),
            "anomaly",
            TopicKey.SENSOR_ID,
            1,
            CleanupPolicy.DELETE,
            days(30),
            "Series of readings that are out of the ordinary"),
    HEALTH(
            "health",
            Health.getDefaultInstance(),
            "health",
            TopicKey.SENSOR_ID,
            1,
            CleanupPolicy.COMPACT_AND_DELETE,
            days(7),
            "How each camera does, and where its frames went"),
    COMMANDS(
            "commands",
            Command.getDefaultInstance(),
            "command",
            TopicKey.COMMAND_ID,
            1,
            CleanupPolicy.DELETE,
            days(30),
            "What operators ask for"),
    COMMAND_ANSWERS(
            "command-answers",
            CommandAnswer.getDefaultInstance(),
            "command-answer",
            TopicKey.COMMAND_ID,
            1,
            CleanupPolicy.DELETE,
            days(30),
            "What became of each command"),
    DEAD_LETTERS(
            "dead-letters",
            DeadLetter.getDefaultInstance(),
            "dead-letter",
            TopicKey.ORIGIN,
            1,
            CleanupPolicy.DELETE,
            days(30),
            "What could not be handled, and why"),
    PREVIEWS(
            "previews",
            Preview.getDefaultInstance(),
            "preview",
            TopicKey.SENSOR_ID,
            1,
            CleanupPolicy.DELETE,
            hours(1),
            "Small pictures for a console"),
    EVIDENCE(
            "evidence",
            StoredEvidence.getDefaultInstance(),
            "evidence",
            TopicKey.URI,
            1,
            CleanupPolicy.COMPACT,
            forEver(),
            "Snapshots and clips of alerts, when they are stored"),
    PREVIEW_REQUESTS(
            "preview-requests",
            PreviewRequest.getDefaultInstance(),
            "preview-request",
            TopicKey.SENSOR_ID,
            1,
            CleanupPolicy.DELETE,
            hours(1),
            "Whose pictures somebody looks at just now"),
    SITES(
            "sites",
            Site.getDefaultInstance(),
            "site",
            TopicKey.SITE,
            1,
            CleanupPolicy.COMPACT,
            forEver(),
            "What a job watches: areas, cameras with zones and lines, sensors, rules");

    /** What a message on the topics may weigh, in bytes, before it becomes a dead letter. */
    public static final int MAX_MESSAGE_BYTES = 1024 * 1024;

    private static final String SEGMENT = "segment.ms";

    /** The prefix of every CloudEvents type. */
    private static final String EVENT_TYPE_PREFIX = "io.atalaya.v1.";

    private final String topicName;
    private final Message prototype;
    private final String eventType;
    private final TopicKey key;
    private final int partitions;
    private final CleanupPolicy cleanupPolicy;
    private final Optional<Duration> retention;
    private final String description;

    Topic(
            String topicName,
            Message prototype,
            String event,
            TopicKey key,
            int partitions,
            CleanupPolicy cleanupPolicy,
            Optional<Duration> retention,
            String description) {
        this.topicName = topicName;
        this.prototype = prototype;
        this.eventType = EVENT_TYPE_PREFIX + event;
        this.key = key;
        this.partitions = partitions;
        this.cleanupPolicy = cleanupPolicy;
        this.retention = retention;
        this.description = description;
    }

    public static Optional<Topic> byName(String topicName) {
        return Arrays.stream(values())
                .filter(topic -> topic.topicName.equals(topicName))
                .findFirst();
    }

    /** By the CloudEvents type in the header {@code ce_type}. */
    public static Optional<Topic> byEventType(String eventType) {
        return Arrays.stream(values())
                .filter(topic -> topic.eventType.equals(eventType))
                .findFirst();
    }

    /** The name without the configuration's prefix. */
    public String topicName() {
        return topicName;
    }

    /** An empty message of the topic's type. */
    public Message prototype() {
        return prototype;
    }

    /** The message's name without its package, such as {@code Frame}. */
    public String messageName() {
        return prototype.getDescriptorForType().getName();
    }

    public Message parse(byte[] protobuf) throws InvalidProtocolBufferException {
        return prototype.getParserForType().parseFrom(protobuf);
    }

    /** The CloudEvents type, such as {@code io.atalaya.v1.frame}. */
    public String eventType() {
        return eventType;
    }

    public TopicKey key() {
        return key;
    }

    public int partitions() {
        return partitions;
    }

    public CleanupPolicy cleanupPolicy() {
        return cleanupPolicy;
    }

    /** How long messages are kept; empty for ever. */
    public Optional<Duration> retention() {
        return retention;
    }

    public String description() {
        return description;
    }

    /** The settings a broker needs to create the topic, in Kafka's own words. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("cleanup.policy", cleanupPolicy.kafkaValue());
        settings.put("retention.ms", retention.map(Duration::toMillis).orElse(-1L).toString());
        settings.put("max.message.bytes", String.valueOf(MAX_MESSAGE_BYTES));
        if (this == COMMANDS) {
            // Operators' clocks differ; whether a command came in time is one clock's to say.
            settings.put("message.timestamp.type", "LogAppendTime");
        }
        retention.filter(Topic::isShort).ifPresent(kept -> settings.put(SEGMENT, fifthOf(kept)));
        return settings;
    }

    /** Kafka deletes whole segments, and by its own default closes one after a week only. */
    private static boolean isShort(Duration retention) {
        return retention.compareTo(Duration.ofDays(1)) < 0;
    }

    private static String fifthOf(Duration retention) {
        return String.valueOf(retention.dividedBy(5).toMillis());
    }

    private static Optional<Duration> days(int days) {
        return Optional.of(Duration.ofDays(days));
    }

    private static Optional<Duration> hours(int hours) {
        return Optional.of(Duration.ofHours(hours));
    }

    private static Optional<Duration> forEver() {
        return Optional.empty();
    }
}
