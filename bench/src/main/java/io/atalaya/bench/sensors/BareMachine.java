package io.atalaya.bench.sensors;

import io.atalaya.operators.anomaly.Detector;
import io.atalaya.operators.anomaly.DetectorConfig;
import io.atalaya.operators.anomaly.Sample;
import io.atalaya.operators.anomaly.Step;
import io.atalaya.operators.anomaly.Verdict;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.RuleSignal;
import io.atalaya.operators.rule.RuleConfig;
import io.atalaya.operators.rule.RuleTrial;
import io.atalaya.operators.rule.language.SiteWords;
import io.atalaya.operators.rule.present.AreaFact;
import io.atalaya.operators.sensor.FieldMapping;
import io.atalaya.operators.sensor.SensorConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One machine's readings, worked off in memory and at once by the pipeline's own algorithms. */
final class BareMachine {
    private final FieldMapping mapping;
    private final List<DetectorConfig> detectors;
    private final Map<String, List<Watch<?>>> watches = new HashMap<>();
    private final Consumer<AreaFact> rule;
    private long anomalies;
    private long signals;

    BareMachine(
            SensorConfig sensor, List<DetectorConfig> detectors, RuleConfig rule, SiteWords site) {
        this.mapping = new FieldMapping(sensor);
        this.detectors = detectors;
        this.rule = new RuleTrial(rule, site).follow(this::signalled);
    }

    FieldMapping mapping() {
        return mapping;
    }

    /** Both detectors look at it. */
    void detect(Reading reading) {
        Sample sample = new Sample(reading.at(), reading.number());
        for (Watch<?> watch : watches.computeIfAbsent(reading.name(), this::watch)) {
            anomalies += watch.observe(sample);
        }
    }

    /** The rule hears of it. */
    void judge(Reading reading) {
        rule.accept(AreaFact.of(reading));
    }

    private void signalled(RuleSignal signal) {
        signals++;
    }

    /** Beginnings and ends. */
    long anomalies() {
        return anomalies;
    }

    /** Of the rule: it came true, or that is over. */
    long signals() {
        return signals;
    }

    private List<Watch<?>> watch(String name) {
        return detectors.stream().<Watch<?>>map(one -> Watch.of(one.kind().open(), name)).toList();
    }

    /** A detector with what it remembers of one series. */
    private static final class Watch<M> {
        private final Detector<M> detector;
        private M memory;
        private @Nullable String aspect;

        private Watch(Detector<M> detector, M fresh) {
            this.detector = detector;
            this.memory = fresh;
        }

        static <M> Watch<M> of(Detector<M> detector, String name) {
            return new Watch<>(detector, detector.fresh(name));
        }

        /** How many anomalies begin or end by it. */
        int observe(Sample sample) {
            Step<M> step = detector.observe(memory, sample);
            memory = step.memory();
            Verdict verdict = step.verdict();
            String before = aspect;
            aspect = verdict.anomalous() ? verdict.aspect() : null;
            if (before == null) {
                return aspect == null ? 0 : 1;
            }
            return aspect == null ? 1 : before.equals(aspect) ? 0 : 2;
        }
    }
}
