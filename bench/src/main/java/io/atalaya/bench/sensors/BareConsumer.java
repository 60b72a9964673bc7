package io.atalaya.bench.sensors;

import io.atalaya.bench.ResourceClock;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.rule.RuleConfig;
import io.atalaya.operators.sensor.Envelope;
import io.atalaya.operators.sensor.FieldMapping;
import io.atalaya.operators.sensor.Fields;
import io.atalaya.operators.sensor.JsonMessages;
import io.atalaya.operators.sensor.MessageTime;
import io.atalaya.operators.sensor.RefusedException;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.pipeline.config.ConfiguredNames;
import io.atalaya.pipeline.config.PipelineConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * One consumer in one thread that does the same sums and nothing else: it keeps no state through a
 * crash, takes what comes in the order in which it comes, and tells nobody what it found.
 */
final class BareConsumer {
    private static final Duration POLL = Duration.ofMillis(100);

    private final JsonMessages messages = new JsonMessages();
    private final Map<String, BareMachine> machines = new HashMap<>();

    BareConsumer(PipelineConfig config) {
        var site = ConfiguredNames.of(config, Map.of());
        for (SensorConfig sensor : config.sensors()) {
            RuleConfig rule = SensorsWorkload.ruleOf(config, sensor);
            machines.put(sensor.name(), new BareMachine(sensor, config.detectors(), rule, site));
        }
    }

    /** Reads the whole topic once. */
    SensorsRound measure(RawTopic topic, SensorsWorkload workload, long warmUp)
            throws RefusedException {
        ResourceClock.Reading from = null;
        long done = 0;
        long counted = 0;
        try (KafkaConsumer<byte[], byte[]> consumer = topic.consumer()) {
            while (done < workload.readings()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    done += take(record.value(), record.timestamp());
                }
                if (from == null && done >= warmUp) {
                    from = ResourceClock.read();
                    counted = done;
                }
            }
        }
        if (from == null) {
            throw new IllegalStateException("the topic is too short to be measured");
        }
        return SensorsRound.of(done - counted, from, ResourceClock.read(), anomalies());
    }

    private int take(byte[] message, long written) throws RefusedException {
        Fields fields = messages.parse(message);
        BareMachine machine = machines.get(String.valueOf(fields.get("device")));
        if (machine == null) {
            return 0;
        }
        List<Reading> readings = parse(machine, fields, message, written);
        for (Reading reading : readings) {
            machine.detect(reading);
            machine.judge(reading);
        }
        return readings.size();
    }

    private static List<Reading> parse(
            BareMachine machine, Fields fields, byte[] message, long written)
            throws RefusedException {
        Instant writtenAt = Instant.ofEpochMilli(written);
        FieldMapping mapping = machine.mapping();
        MessageTime time = mapping.time(fields, writtenAt);
        Envelope envelope = new Envelope(SensorsWorkload.TOPIC, writtenAt, () -> message);
        return mapping.read(fields, time, envelope).readings();
    }

    /** A message's readings, for who measures this alone. */
    List<Reading> parse(byte[] message) throws RefusedException {
        Fields fields = messages.parse(message);
        return parse(machine(String.valueOf(fields.get("device"))), fields, message, 0);
    }

    BareMachine machine(String name) {
        BareMachine machine = machines.get(name);
        if (machine == null) {
            throw new IllegalArgumentException("no machine is named " + name);
        }
        return machine;
    }

    long anomalies() {
        return machines.values().stream().mapToLong(BareMachine::anomalies).sum();
    }

    long signals() {
        return machines.values().stream().mapToLong(BareMachine::signals).sum();
    }
}
