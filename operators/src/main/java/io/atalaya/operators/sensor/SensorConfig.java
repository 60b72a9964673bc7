package io.atalaya.operators.sensor;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.settings.Setting;
import io.atalaya.operators.source.PlaybackSpeed;
import io.atalaya.operators.source.ReconnectConfig;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a sensor is, how to reach it and what to read. Prints itself without credentials. */
public record SensorConfig(
        @Setting(doc = "Names the sensor on every topic, log line and metric.", example = "motor-1")
                String name,
        @Setting(
                        doc =
                                "Where its values come from; how, says the URL itself: the path of a"
                                        + " `.csv`, `.tsv`, `.jsonl` or `.ndjson` file,"
                                        + " `mqtt://host:1883`, `mqtts://host:8883`, `kafka:topic` on the"
                                        + " pipeline's own brokers, `kafka://host:9092/topic`,"
                                        + " `opc.tcp://host:4840/path`, or `modbus://host:502`.",
                        example = "motor-1.csv")
                String url,
        @Setting(
                        doc =
                                "What the sensor belongs to together with cameras and other sensors,"
                                        + " such as a cell or a dock. Without it, an area of the"
                                        + " sensor's own name.",
                        example = "motors")
                @Nullable String area,
        @Setting(
                        doc = "The values to read, at least one.",
                        required = true,
                        example = "[{name: temperature, unit: Cel}]")
                List<ValueConfig> values,
        @Setting(
                        doc =
                                "Where a message states its time; as in a value's `field`. A file needs"
                                        + " it. Without it, a message is dated by its arrival.",
                        example = "time")
                @Nullable String timestamp,
        @Setting(doc = "How that time is written.", defaultValue = "auto")
                TimestampFormat timestampFormat,
        @Setting(
                        doc = "The zone of a time that states none.",
                        defaultValue = "UTC",
                        example = "Europe/Madrid")
                String timeZone,
        @Setting(
                        doc =
                                "Keeps only messages in which a field says that they are this"
                                        + " sensor's; the others are not its and are passed over.")
                @Nullable MatchConfig match,
        @Setting(
                        doc =
                                "The instant to which a file's first time is moved; all others move with"
                                        + " it. Without it, times stay as they are.",
                        example = "2026-03-01T08:00:00Z")
                @Nullable String startTime,
        @Setting(
                        doc = "Read a file again and again; its event time goes on.",
                        defaultValue = "false")
                boolean loop,
        @Setting(doc = "How fast a file is read.", defaultValue = "as-fast-as-possible")
                PlaybackSpeed speed,
        @Setting(doc = "How a CSV file is written.") @Nullable CsvConfig csv,
        @Setting(doc = "How messages come from an MQTT broker.") @Nullable MqttConfig mqtt,
        @Setting(doc = "How messages lie on a Kafka topic.") @Nullable KafkaInputConfig kafka,
        @Setting(doc = "How values are subscribed to at an OPC UA server.")
                @Nullable OpcUaConfig opcUa,
        @Setting(doc = "How a device is asked over Modbus TCP.") @Nullable ModbusConfig modbus,
        @Setting(
                        doc =
                                "A value that does not come for so long is reported as silent. Without"
                                        + " it, a sensor may be silent for as long as it likes.",
                        example = "30s",
                        min = 0.001,
                        max = 8640000)
                @Nullable Duration silentAfter,
        @Setting(
                        doc =
                                "By how much a sensor's clock may differ from this machine's, and its"
                                        + " times may step back, before its clock is taken to have"
                                        + " jumped. 0s: its clock is believed, whatever it says.",
                        defaultValue = "1m",
                        min = 0,
                        max = 86400)
                Duration maxClockDifference,
        @Setting(
                        doc =
                                "How long after it was measured a live value may arrive and still be"
                                        + " seen in order by rules and detectors, which wait that long."
                                        + " Left out: 1s where the sensor states its time or Kafka"
                                        + " does, 100ms where a value is dated by its arrival.",
                        example = "300ms",
                        min = 0,
                        max = 3600)
                @Nullable Duration maxDelay,
        @Setting(
                        doc = "The longest time until a connection stands and answers.",
                        defaultValue = "5s",
                        min = 0.1,
                        max = 600)
                Duration connectTimeout,
        @Setting(
                        doc = "A sensor whose connection is lost for this long is offline.",
                        defaultValue = "10s",
                        min = 0,
                        max = 86400)
                Duration offlineAfter,
        @Setting(
                        doc = "How often a sensor's health is reported when nothing changes.",
                        defaultValue = "10s",
                        min = 0.1,
                        max = 86400)
                Duration healthInterval,
        @Setting(doc = "How a lost connection is tried again.") ReconnectConfig reconnect)
        implements Serializable {

    /** A network's buffers, a gateway's queue, and clocks that differ. */
    private static final Duration DELAY_OF_OTHER_CLOCKS = Duration.ofSeconds(1);

    /** What is dated by its arrival is handed on at once. */
    private static final Duration DELAY_OF_ARRIVALS = Duration.ofMillis(100);

    public SensorConfig {
        requireNonNull(name, "name is null");
        requireNonNull(timestampFormat, "timestampFormat is null");
        requireNonNull(timeZone, "timeZone is null");
        requireNonNull(speed, "speed is null");
        requireNonNull(maxClockDifference, "maxClockDifference is null");
        requireNonNull(connectTimeout, "connectTimeout is null");
        requireNonNull(offlineAfter, "offlineAfter is null");
        requireNonNull(healthInterval, "healthInterval is null");
        requireNonNull(reconnect, "reconnect is null");
        values = List.copyOf(values);
        SensorConfigRules.checkName(name);
        SensorConfigRules.checkTimes(startTime, timeZone);
        SensorConfigRules.checkValues(values);
        SensorKind kind = SensorUrl.parse(url).kind();
        if (kind.isFile()) {
            SensorConfigRules.checkFile(timestamp, maxDelay);
        } else {
            SensorConfigRules.checkLive(startTime, loop, speed);
        }
        SensorConfigRules.checkOwner("csv", csv, kind == SensorKind.CSV, kind);
        SensorConfigRules.checkOwner("mqtt", mqtt, kind == SensorKind.MQTT, kind);
        SensorConfigRules.checkOwner("kafka", kafka, kind == SensorKind.KAFKA, kind);
        SensorConfigRules.checkOwner("opcUa", opcUa, kind == SensorKind.OPC_UA, kind);
        SensorConfigRules.checkOwner("modbus", modbus, kind == SensorKind.MODBUS, kind);
        boolean fields = kind.isFile() || isJson(mqtt, kind) || isJson(kafka, kind);
        SensorConfigRules.checkFields(fields, timestamp, match);
        SensorConfigRules.checkPlaces(kind, mqtt, values);
    }

    private static boolean isJson(@Nullable KafkaInputConfig kafka, SensorKind kind) {
        boolean json = kafka == null || kafka.format() == KafkaInputFormat.JSON;
        return kind == SensorKind.KAFKA && json;
    }

    private static boolean isJson(@Nullable MqttConfig mqtt, SensorKind kind) {
        return kind == SensorKind.MQTT && (mqtt == null || mqtt.format() == MqttFormat.JSON);
    }

    public SensorUrl sensorUrl() {
        return SensorUrl.parse(url);
    }

    public SensorKind kind() {
        return SensorUrl.kindOf(url);
    }

    /** Whether its values are of now, so that its time is this machine's. */
    public boolean isLive() {
        return !kind().isFile();
    }

    /** Whether what it sends is only acknowledged when a checkpoint holds it. */
    boolean isAcknowledgedWithCheckpoints() {
        return mqtt != null && mqtt.acknowledge() == MqttAcknowledge.CHECKPOINTED;
    }

    /** How long rules and detectors wait for a live sensor's value of a moment. */
    Duration maxDelayOrDefault() {
        if (maxDelay != null) {
            return maxDelay;
        }
        boolean statesTime =
                timestamp != null
                        || kind() == SensorKind.KAFKA
                        || kind() == SensorKind.OPC_UA
                        || (mqtt != null && mqtt.format() == MqttFormat.SPARKPLUG_B);
        return statesTime ? DELAY_OF_OTHER_CLOCKS : DELAY_OF_ARRIVALS;
    }

    /** Whether it comes to an end by itself. */
    public boolean isFinite() {
        return kind().isFile() && !loop;
    }

    public String areaOrName() {
        return area == null ? name : area;
    }

    public Optional<Instant> configuredStart() {
        return Optional.ofNullable(startTime).map(Instant::parse);
    }

    public CsvConfig csvOrDefault() {
        return csv == null ? new CsvConfig("auto", ".") : csv;
    }

    /**
     * Of an MQTT sensor.
     *
     * @throws IllegalStateException for another
     */
    public MqttConfig mqttSettings() {
        if (mqtt == null) {
            throw new IllegalStateException(name + " is no MQTT sensor");
        }
        return mqtt;
    }

    public KafkaInputConfig kafkaOrDefault() {
        return kafka == null
                ? new KafkaInputConfig(KafkaInputFormat.JSON, StartAt.LATEST, Map.of())
                : kafka;
    }

    public OpcUaConfig opcUaOrDefault() {
        return opcUa == null ? OpcUaConfig.DEFAULT : opcUa;
    }

    public ModbusConfig modbusOrDefault() {
        return modbus == null ? ModbusConfig.DEFAULT : modbus;
    }

    TimestampParser timestampParser() {
        return new TimestampParser(timestampFormat, ZoneId.of(timeZone));
    }

    /** The URL for people and logs. */
    public String redactedUrl() {
        return sensorUrl().redacted();
    }

    @Override
    public String toString() {
        return "SensorConfig[name=%s, url=%s, area=%s]"
                .formatted(name, redactedUrl(), areaOrName());
    }
}
