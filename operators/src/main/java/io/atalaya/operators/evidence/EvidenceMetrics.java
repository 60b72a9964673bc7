package io.atalaya.operators.evidence;

import java.util.function.Supplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * What becomes of the evidence that alerts ask for: {@code numEvidenceStored} and {@code
 * numEvidenceFailed} together are what was asked for, but for {@code numEvidenceWaiting}. Alert on
 * {@code numEvidenceFailed}; the topic {@code evidence} says why each failed.
 */
final class EvidenceMetrics {
    private final Counter stored;
    private final Counter failed;
    private final Counter deleted;

    EvidenceMetrics(MetricGroup group, Supplier<Integer> waiting) {
        stored = group.counter("numEvidenceStored");
        failed = group.counter("numEvidenceFailed");
        deleted = group.counter("numEvidenceDeleted");
        group.gauge("numEvidenceWaiting", waiting::get);
    }

    void evidenceStored() {
        stored.inc();
    }

    void evidenceFailed() {
        failed.inc();
    }

    void evidenceDeleted() {
        deleted.inc();
    }
}
