package io.atalaya.operators.sensor;

import io.atalaya.operators.source.PlaybackSpeed;
import io.atalaya.operators.source.ReconnectConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Sensors for tests: the least they need, and what a test wants to be otherwise. */
public final class Sensors {
    private final String name;
    private final String url;
    private List<ValueConfig> values = List.of(value("temperature"));
    private String timestamp = "time";
    private String timeZone = "UTC";
    private MatchConfig match;
    private String startTime;
    private boolean loop;
    private CsvConfig csv;
    private MqttConfig mqtt;
    private KafkaInputConfig kafka;
    private OpcUaConfig opcUa;
    private ModbusConfig modbus;
    private Duration silentAfter;
    private Duration maxClockDifference = Duration.ofMinutes(1);
    private Duration maxDelay;

    private Sensors(String name, String url) {
        this.name = name;
        this.url = url;
    }

    public static Sensors sensor(String name, String url) {
        return new Sensors(name, url);
    }

    public static Sensors file(Path file) {
        return new Sensors("motor-1", file.toString());
    }

    public static ValueConfig value(String name) {
        return value(name, ValueType.NUMBER);
    }

    public static ValueConfig value(String name, ValueType type) {
        return new ValueConfig(name, null, null, null, type, 1, 0, null, null, null);
    }

    /** In a field, and with units. */
    public static ValueConfig value(String name, String field, String unit, String sourceUnit) {
        return new ValueConfig(
                name, unit, sourceUnit, field, ValueType.NUMBER, 1, 0, null, null, null);
    }

    public static ValueConfig onTopic(String name, ValueType type, String topic) {
        return new ValueConfig(name, null, null, null, type, 1, 0, topic, null, null);
    }

    public static ValueConfig atNode(String name, ValueType type, String node) {
        return new ValueConfig(name, null, null, null, type, 1, 0, null, node, null);
    }

    public static ValueConfig inRegister(String name, ValueType type, RegisterConfig register) {
        return new ValueConfig(name, null, null, null, type, 1, 0, null, null, register);
    }

    public Sensors values(ValueConfig... configured) {
        values = Arrays.asList(configured);
        return this;
    }

    public Sensors timestamp(String field) {
        timestamp = field;
        return this;
    }

    public Sensors timeZone(String zone) {
        timeZone = zone;
        return this;
    }

    public Sensors match(String field, String wanted) {
        match = new MatchConfig(field, wanted);
        return this;
    }

    public Sensors startTime(String instant) {
        startTime = instant;
        return this;
    }

    public Sensors loop() {
        loop = true;
        return this;
    }

    public Sensors csv(String separator, String decimal) {
        csv = new CsvConfig(separator, decimal);
        return this;
    }

    public Sensors mqtt(MqttConfig settings) {
        mqtt = settings;
        return this;
    }

    public Sensors kafka(KafkaInputConfig settings) {
        kafka = settings;
        return this;
    }

    public Sensors opcUa(OpcUaConfig settings) {
        opcUa = settings;
        return this;
    }

    public Sensors modbus(ModbusConfig settings) {
        modbus = settings;
        return this;
    }

    public Sensors silentAfter(Duration limit) {
        silentAfter = limit;
        return this;
    }

    public Sensors maxClockDifference(Duration limit) {
        maxClockDifference = limit;
        return this;
    }

    public Sensors maxDelay(Duration limit) {
        maxDelay = limit;
        return this;
    }

    public SensorConfig config() {
        return new SensorConfig(
                name,
                url,
                "motors",
                values,
                timestamp,
                TimestampFormat.AUTO,
                timeZone,
                match,
                startTime,
                loop,
                PlaybackSpeed.AS_FAST_AS_POSSIBLE,
                csv,
                mqtt,
                kafka,
                opcUa,
                modbus,
                silentAfter,
                maxClockDifference,
                maxDelay,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                new ReconnectConfig(Duration.ofMillis(50), Duration.ofMillis(200)));
    }
}
