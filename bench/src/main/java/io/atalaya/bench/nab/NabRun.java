package io.atalaya.bench.nab;

import io.atalaya.operators.anomaly.Detector;
import io.atalaya.operators.anomaly.Sample;
import io.atalaya.operators.anomaly.Step;
import io.atalaya.operators.anomaly.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a detector over the corpus, each series once, reading by reading. What counts is the reading
 * with which an anomaly begins: that is when operators are told.
 */
final class NabRun {
    private final NabContestant contestant;
    private long readings;
    private long nanos;
    private int stateBytes;

    NabRun(NabContestant contestant) {
        this.contestant = contestant;
    }

    /** From 0 to 1 for each row, above a half where an anomaly begins. */
    List<double[]> scores(List<NabFile> files) {
        List<double[]> scores = new ArrayList<>();
        try (Detector<?> detector = contestant.kind().open()) {
            for (NabFile file : files) {
                scores.add(scores(detector, file));
            }
        }
        return scores;
    }

    /** CPU time, which does not ask what else the machine does. */
    double microsPerReading() {
        return nanos / 1e3 / readings;
    }

    /** What a series' memory weighed at most after its last reading, in bytes. */
    int stateBytes() {
        return stateBytes;
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private <M> double[] scores(Detector<M> detector, NabFile file) {
        double[] scores = new double[file.rows()];
        M memory = detector.fresh(file.name());
        Instant lastAnomalous = null;
        long begun = cpuNanos();
        for (int row = 0; row < scores.length; row++) {
            Instant at = file.times().get(row);
            Step<M> step = detector.observe(memory, new Sample(at, file.values().get(row)));
            memory = step.memory();
            if (step.verdict().anomalous()) {
                boolean begins = begins(lastAnomalous, at);
                scores[row] = begins ? share(step.verdict()) : 0;
                lastAnomalous = at;
            } else if (contestant.clearAfter().isZero()) {
                lastAnomalous = null;
            }
        }
        nanos += cpuNanos() - begun;
        readings += scores.length;
        stateBytes = Math.max(stateBytes, bytes(detector.memoryType(), memory));
        return scores;
    }

    private boolean begins(@Nullable Instant lastAnomalous, Instant at) {
        return lastAnomalous == null
                || (!contestant.clearAfter().isZero()
                        && at.isAfter(lastAnomalous.plus(contestant.clearAfter())));
    }

    /** A half at the detector's own threshold, near 1 far beyond it. */
    private static double share(Verdict verdict) {
        double score = verdict.score();
        double threshold = Math.max(verdict.threshold(), 1e-12);
        return Math.max(0.5, score / (score + threshold));
    }

    private static <M> int bytes(Class<M> type, M memory) {
        TypeSerializer<M> serializer =
                TypeInformation.of(type).createSerializer(new SerializerConfigImpl());
        DataOutputSerializer out = new DataOutputSerializer(4096);
        try {
            serializer.serialize(memory, out);
        } catch (IOException e) {
            throw new UncheckedIOException("a memory of " + type + " cannot be written", e);
        }
        return out.length();
    }
}
