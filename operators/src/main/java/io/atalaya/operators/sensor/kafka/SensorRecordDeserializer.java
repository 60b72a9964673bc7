package io.atalaya.operators.sensor.kafka;

import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorSignal;
import io.atalaya.operators.sensor.SensorSignalWire;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Records of Kafka become signals of the sensors that share their topic; it never fails. */
final class SensorRecordDeserializer implements KafkaRecordDeserializationSchema<SensorSignal> {
    private static final long serialVersionUID = 1L;

    // configuration
    private final ArrayList<SensorConfig> sensors;

    // runtime
    private transient @Nullable Map<String, TopicReader> readers;

    SensorRecordDeserializer(List<SensorConfig> sensors) {
        this.sensors = new ArrayList<>(sensors);
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        Map<String, List<SensorConfig>> byTopic = new HashMap<>();
        for (SensorConfig sensor : sensors) {
            byTopic.computeIfAbsent(sensor.sensorUrl().topic(), t -> new ArrayList<>()).add(sensor);
        }
        Map<String, TopicReader> opened = new HashMap<>();
        byTopic.forEach(
                (topic, some) -> opened.put(topic, TopicReader.of(some, InstantSource.system())));
        readers = opened;
    }

    @Override
    public void deserialize(
            ConsumerRecord<byte[], byte[]> record, Collector<SensorSignal> collector) {
        if (readers == null) {
            throw new IllegalStateException("not opened");
        }
        TopicReader reader = readers.get(record.topic());
        byte[] value = record.value();
        // A tombstone says nothing of a sensor.
        if (reader != null && value != null) {
            String origin = record.topic() + "/" + record.partition() + "/" + record.offset();
            Instant written = Instant.ofEpochMilli(Math.max(0, record.timestamp()));
            reader.read(value, origin, written).forEach(collector::collect);
        }
    }

    @Override
    public TypeInformation<SensorSignal> getProducedType() {
        return SensorSignalWire.type();
    }
}
