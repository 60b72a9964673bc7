package io.atalaya.operators.sensor.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import io.atalaya.operators.model.ReadingQuality;
import io.atalaya.operators.sensor.Envelope;
import io.atalaya.operators.sensor.FieldMapping;
import io.atalaya.operators.sensor.MessageTime;
import io.atalaya.operators.sensor.RefusedException;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorSignal;
import io.atalaya.operators.sensor.ValueConfig;
import io.atalaya.operators.sensor.ValueReader;
import io.atalaya.schemas.v1.SensorReading;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One sensor's share of a topic of {@link SensorReading}s, by the names in them. */
final class ReadingMessages {
    private final String sensorId;
    private final FieldMapping mapping;
    private final Map<String, FieldMapping> mappingsByName = new HashMap<>();

    ReadingMessages(SensorConfig sensor) {
        this.sensorId = sensor.name();
        this.mapping = new FieldMapping(sensor);
        for (ValueConfig value : sensor.values()) {
            mappingsByName.put(value.fieldOrName(), mapping.of(List.of(value)));
        }
    }

    /**
     * The message.
     *
     * @throws RefusedException where it is none, or says neither whose nor what
     */
    static SensorReading parse(byte[] bytes) throws RefusedException {
        try {
            SensorReading reading = SensorReading.parseFrom(bytes);
            if (!reading.getSensorId().isEmpty() && !reading.getName().isEmpty()) {
                return reading;
            }
        } catch (InvalidProtocolBufferException e) {
            throw new RefusedException(
                    RefusedException.NOT_PROTOBUF, "not a SensorReading: " + e.getMessage());
        }
        throw new RefusedException(
                RefusedException.NOT_PROTOBUF,
                "not a SensorReading that says whose and what: sensor_id or name is empty");
    }

    Optional<SensorSignal> read(SensorReading reading, Envelope envelope, Instant written) {
        FieldMapping own = mappingsByName.get(reading.getName());
        if (own == null || !reading.getSensorId().equals(sensorId)) {
            return Optional.empty();
        }
        Object raw = valueOf(reading);
        MessageTime time =
                timeOf(reading, written)
                        .withSequence(reading.getSequence())
                        .withArrival(envelope.arrivedAt());
        return Optional.of(own.read(field -> raw, time, envelope, qualityOf(reading)));
    }

    SensorSignal refuse(RefusedException problem, Envelope envelope, Instant at) {
        return mapping.refuse(problem, envelope, at);
    }

    private MessageTime timeOf(SensorReading reading, Instant written) {
        if (!reading.hasTimestamp()) {
            return MessageTime.arrival(written);
        }
        Instant stated =
                Instant.ofEpochSecond(
                        reading.getTimestamp().getSeconds(), reading.getTimestamp().getNanos());
        return reading.getIsHistorical()
                ? MessageTime.historical(stated, written)
                : mapping.judge(stated, written);
    }

    private static Object valueOf(SensorReading reading) {
        if (reading.getIsNull()) {
            return ValueReader.NULL;
        }
        return switch (reading.getValueCase()) {
            case NUMBER -> reading.getNumber();
            case INTEGER -> reading.getInteger();
            case FLAG -> reading.getFlag();
            case TEXT -> reading.getText();
            case VALUE_NOT_SET -> ValueReader.NULL;
        };
    }

    private static ReadingQuality qualityOf(SensorReading reading) {
        return switch (reading.getQuality()) {
            case BAD -> ReadingQuality.BAD;
            case UNCERTAIN -> ReadingQuality.UNCERTAIN;
            default -> ReadingQuality.GOOD;
        };
    }
}
