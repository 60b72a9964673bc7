package io.atalaya.operators.rule;

import io.atalaya.operators.model.Anomaly;
import io.atalaya.operators.rule.present.AreaFact;
import java.time.Instant;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Makes facts of anomalies, dated when they were told: a detector may know only later that one had
 * begun.
 */
public final class AnomalyFactFunction extends ProcessFunction<Anomaly, AreaFact> {
    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(Anomaly anomaly, Context context, Collector<AreaFact> out) {
        Instant about = anomaly.end() == null ? anomaly.start() : anomaly.end();
        Long told = context.timestamp();
        out.collect(AreaFact.of(anomaly, told == null ? about : Instant.ofEpochMilli(told)));
    }
}
