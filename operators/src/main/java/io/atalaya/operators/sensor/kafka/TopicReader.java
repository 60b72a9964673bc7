package io.atalaya.operators.sensor.kafka;

import io.atalaya.operators.sensor.Envelope;
import io.atalaya.operators.sensor.FieldMapping;
import io.atalaya.operators.sensor.Fields;
import io.atalaya.operators.sensor.JsonMessages;
import io.atalaya.operators.sensor.KafkaInputFormat;
import io.atalaya.operators.sensor.MatchConfig;
import io.atalaya.operators.sensor.MessageTime;
import io.atalaya.operators.sensor.RefusedException;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorSignal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One topic's messages and the sensors they belong to. A sensor's clock is held against the time at
 * which the message was written, so that reading a topic late judges no clock wrong.
 */
final class TopicReader {
    private final List<FieldMapping> json = new ArrayList<>();
    private final List<FieldMapping> ofAllMessages = new ArrayList<>();
    // By the field in which messages say whose they are, and by what stands there.
    private final Map<String, Map<String, List<FieldMapping>>> ofOwnMessages =
            new LinkedHashMap<>();
    private final List<ReadingMessages> protobuf = new ArrayList<>();
    private final JsonMessages messages = new JsonMessages();
    private final InstantSource clock;

    private TopicReader(InstantSource clock) {
        this.clock = clock;
    }

    static TopicReader of(List<SensorConfig> sensors, InstantSource clock) {
        TopicReader reader = new TopicReader(clock);
        for (SensorConfig sensor : sensors) {
            if (sensor.kafkaOrDefault().format() == KafkaInputFormat.JSON) {
                reader.addJson(sensor, new FieldMapping(sensor));
            } else {
                reader.protobuf.add(new ReadingMessages(sensor));
            }
        }
        return reader;
    }

    private void addJson(SensorConfig sensor, FieldMapping mapping) {
        json.add(mapping);
        MatchConfig match = sensor.match();
        if (match == null) {
            ofAllMessages.add(mapping);
        } else {
            ofOwnMessages
                    .computeIfAbsent(match.field(), field -> new HashMap<>())
                    .computeIfAbsent(match.wanted(sensor.name()), value -> new ArrayList<>())
                    .add(mapping);
        }
    }

    List<SensorSignal> read(byte[] value, String origin, Instant written) {
        Envelope envelope = new Envelope(origin, clock.instant(), () -> value);
        List<SensorSignal> signals = new ArrayList<>(1);
        if (!json.isEmpty()) {
            readJson(value, envelope, written, signals);
        }
        if (!protobuf.isEmpty()) {
            readProtobuf(value, envelope, written, signals);
        }
        return signals;
    }

    /** What is no JSON is nobody's in particular; it is counted with the topic's first sensor. */
    private void readJson(
            byte[] value, Envelope envelope, Instant written, List<SensorSignal> signals) {
        Fields fields;
        try {
            fields = messages.parse(value);
        } catch (RefusedException e) {
            signals.add(json.get(0).refuse(e, envelope, written));
            return;
        }
        for (FieldMapping mapping : ofAllMessages) {
            signals.add(own(mapping, fields, envelope, written));
        }
        for (var entry : ofOwnMessages.entrySet()) {
            Object whose = fields.get(entry.getKey());
            String name = whose == null ? "" : whose.toString().strip();
            for (FieldMapping mapping : entry.getValue().getOrDefault(name, List.of())) {
                signals.add(own(mapping, fields, envelope, written));
            }
        }
    }

    private static SensorSignal own(
            FieldMapping mapping, Fields fields, Envelope envelope, Instant written) {
        try {
            MessageTime time = mapping.time(fields, written).withArrival(envelope.arrivedAt());
            return mapping.read(fields, time, envelope);
        } catch (RefusedException e) {
            return mapping.refuse(e, envelope, written);
        }
    }

    private void readProtobuf(
            byte[] value, Envelope envelope, Instant written, List<SensorSignal> signals) {
        try {
            var reading = ReadingMessages.parse(value);
            for (ReadingMessages own : protobuf) {
                Optional<SensorSignal> signal = own.read(reading, envelope, written);
                signal.ifPresent(signals::add);
            }
        } catch (RefusedException e) {
            signals.add(protobuf.get(0).refuse(e, envelope, written));
        }
    }
}
