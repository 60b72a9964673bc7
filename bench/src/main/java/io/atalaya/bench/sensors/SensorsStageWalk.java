package io.atalaya.bench.sensors;

import io.atalaya.bench.Statistics;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.sensor.RefusedException;
import io.atalaya.operators.sink.FactEncoder;
import io.atalaya.operators.sink.MessageEncoder;
import io.atalaya.operators.sink.MessageFormat;
import io.atalaya.pipeline.config.PipelineConfig;
import io.atalaya.schemas.Topic;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a reading costs at each stage, by the pipeline's own classes, alone and in one thread. */
final class SensorsStageWalk {
    private static final int PASSES = 4;

    private final BareConsumer bare;
    private final SensorsWorkload workload;
    private final int messages;
    private final FactEncoder<Reading> readings = FactEncoder.readings();
    private final MessageEncoder encoder =
            new MessageEncoder("bench", MessageFormat.PROTOBUF, Topic.MAX_MESSAGE_BYTES);
    private long encoded;

    private SensorsStageWalk(BareConsumer bare, SensorsWorkload workload, int messages) {
        this.bare = bare;
        this.workload = workload;
        this.messages = messages;
    }

    /** The last of some passes; those before it are there to warm up. */
    static Map<String, Double> meanMicros(
            PipelineConfig config, SensorsWorkload workload, int messages) throws RefusedException {
        Map<String, Double> micros = Map.of();
        for (int pass = 0; pass < PASSES; pass++) {
            micros = new SensorsStageWalk(new BareConsumer(config), workload, messages).pass();
        }
        return micros;
    }

    private Map<String, Double> pass() throws RefusedException {
        List<byte[]> raw = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            raw.add(workload.message(i));
        }
        List<Reading> parsed = new ArrayList<>();
        Map<String, Double> micros = new LinkedHashMap<>();
        long begun = cpuNanos();
        for (byte[] message : raw) {
            parsed.addAll(bare.parse(message));
        }
        micros.put("parse", micros(begun, parsed.size()));
        begun = cpuNanos();
        for (Reading reading : parsed) {
            bare.machine(reading.sensorId()).detect(reading);
        }
        micros.put("detect", micros(begun, parsed.size()));
        begun = cpuNanos();
        for (Reading reading : parsed) {
            bare.machine(reading.sensorId()).judge(reading);
        }
        micros.put("rule", micros(begun, parsed.size()));
        begun = cpuNanos();
        for (Reading reading : parsed) {
            encoded += readings.encode(reading, encoder, Instant.EPOCH).size();
        }
        micros.put("encodeMessage", micros(begun, Math.max(1, (int) encoded)));
        return micros;
    }

    private static double micros(long begun, int count) {
        return Statistics.rounded((cpuNanos() - begun) / 1e3 / count, 3);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
