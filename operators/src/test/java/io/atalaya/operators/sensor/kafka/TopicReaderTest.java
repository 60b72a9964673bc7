package io.atalaya.operators.sensor.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.atalaya.operators.model.ClockSource;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.ReadingQuality;
import io.atalaya.operators.model.ReadingType;
import io.atalaya.operators.sensor.KafkaInputConfig;
import io.atalaya.operators.sensor.KafkaInputFormat;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorSignal;
import io.atalaya.operators.sensor.Sensors;
import io.atalaya.operators.sensor.StartAt;
import io.atalaya.operators.sensor.ValueType;
import io.atalaya.schemas.v1.SensorReading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicReaderTest {
    private static final Instant WRITTEN = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-03T08:00:00Z");

    @Test
    void eachSensorGetsItsOwnOfASharedTopic() {
        TopicReader reader =
                TopicReader.of(List.of(json("m-1", "d", "M1"), json("m-2", "d", "M2")), () -> NOW);
        List<SensorSignal> signals = read(reader, "{\"d\": \"M2\", \"temperature\": 7}");
        assertThat(signals).extracting(SensorSignal::sensorId).containsExactly("m-2");
        assertThat(signals.get(0).readings().get(0).number()).isEqualTo(7);
        assertThat(read(reader, "{\"d\": \"M3\", \"temperature\": 7}")).isEmpty();
    }

    @Test
    void aMessageReadLateIsDatedByWhenItWasWritten() {
        Reading reading = only(read(reader(), "{\"temperature\": 7}"));
        assertThat(reading.at()).isEqualTo(WRITTEN);
        assertThat(reading.arrivedAt()).isEqualTo(NOW);
        assertThat(reading.clockSource()).isEqualTo(ClockSource.ARRIVAL);
    }

    @Test
    void aClockIsHeldAgainstTheTimeOfWriting() {
        SensorConfig dated = Sensors.sensor("m-1", "kafka:raw").timestamp("t").config();
        TopicReader reader = TopicReader.of(List.of(dated), () -> NOW);
        Instant own = WRITTEN.minusSeconds(30);
        Reading reading = only(read(reader, "{\"t\": \"%s\", \"temperature\": 7}".formatted(own)));
        assertThat(reading.at()).isEqualTo(own);
        assertThat(reading.clockSource()).isEqualTo(ClockSource.DEVICE);
        assertThat(reading.historical()).isFalse();
    }

    @Test
    void whatIsNoJsonNamesTopicPartitionAndOffset() {
        SensorSignal signal = read(reader(), "temperature=7").get(0);
        assertThat(signal.refused().reason()).isEqualTo("not-json");
        assertThat(signal.refused().origin()).isEqualTo("raw/3/42");
        assertThat(new String(signal.refused().payload(), UTF_8)).isEqualTo("temperature=7");
        assertThat(signal.at()).isEqualTo(WRITTEN);
    }

    @Test
    void readsOurOwnProtobufWithUnitsQualityAndSequence() {
        SensorReading message =
                SensorReading.newBuilder()
                        .setSensorId("m-1")
                        .setName("temp")
                        .setTimestamp(
                                Timestamp.newBuilder().setSeconds(WRITTEN.getEpochSecond() - 5))
                        .setNumber(212)
                        .setQuality(SensorReading.Quality.UNCERTAIN)
                        .setSequence(9)
                        .build();
        TopicReader reader = TopicReader.of(List.of(protobuf()), () -> NOW);
        Reading reading = only(reader.read(message.toByteArray(), "raw/3/42", WRITTEN));
        assertThat(reading.name()).isEqualTo("temperature");
        assertThat(reading.number()).isEqualTo(100);
        assertThat(reading.unit()).isEqualTo("Cel");
        assertThat(reading.at()).isEqualTo(WRITTEN.minusSeconds(5));
        assertThat(reading.quality()).isEqualTo(ReadingQuality.UNCERTAIN);
        assertThat(reading.sequence()).isEqualTo(9);
        assertThat(
                        reader.read(
                                message.toBuilder().setSensorId("m-2").build().toByteArray(),
                                "raw/3/43",
                                WRITTEN))
                .isEmpty();
        Reading none =
                only(
                        reader.read(
                                message.toBuilder()
                                        .clearValue()
                                        .setIsNull(true)
                                        .build()
                                        .toByteArray(),
                                "raw/3/44",
                                WRITTEN));
        assertThat(none.type()).isEqualTo(ReadingType.NONE);
    }

    @Test
    void whatIsNoProtobufIsRefused() {
        TopicReader reader = TopicReader.of(List.of(protobuf()), () -> NOW);
        for (byte[] bytes : List.of("{\"a\": 1}".getBytes(UTF_8), new byte[0])) {
            SensorSignal signal = reader.read(bytes, "raw/3/42", WRITTEN).get(0);
            assertThat(signal.refused().reason()).isEqualTo("not-protobuf");
        }
    }

    @Test
    void aWholeMessageMayHoldAFlagAndAText() {
        SensorConfig sensor =
                Sensors.sensor("m-1", "kafka:raw")
                        .timestamp(null)
                        .values(
                                Sensors.value("on", ValueType.FLAG),
                                Sensors.value("state", ValueType.TEXT))
                        .config();
        TopicReader reader = TopicReader.of(List.of(sensor), () -> NOW);
        List<Reading> readings =
                read(reader, "{\"on\": true, \"state\": \"warm\"}").get(0).readings();
        assertThat(readings)
                .extracting(Reading::type)
                .containsExactly(ReadingType.FLAG, ReadingType.TEXT);
    }

    private static TopicReader reader() {
        return TopicReader.of(
                List.of(Sensors.sensor("m-1", "kafka:raw").timestamp(null).config()), () -> NOW);
    }

    private static List<SensorSignal> read(TopicReader reader, String message) {
        return reader.read(message.getBytes(UTF_8), "raw/3/42", WRITTEN);
    }

    private static Reading only(List<SensorSignal> signals) {
        assertThat(signals).hasSize(1);
        assertThat(signals.get(0).readings()).hasSize(1);
        return signals.get(0).readings().get(0);
    }

    private static SensorConfig json(String name, String field, String device) {
        return Sensors.sensor(name, "kafka:raw").timestamp(null).match(field, device).config();
    }

    private static SensorConfig protobuf() {
        return Sensors.sensor("m-1", "kafka:raw")
                .timestamp(null)
                .kafka(new KafkaInputConfig(KafkaInputFormat.PROTOBUF, StartAt.LATEST, Map.of()))
                .values(Sensors.value("temperature", "temp", "Cel", "[degF]"))
                .config();
    }
}
