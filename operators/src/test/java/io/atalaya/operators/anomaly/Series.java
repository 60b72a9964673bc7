package io.atalaya.operators.anomaly;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Feeds one series to a detector, a sample a second unless said otherwise. */
final class Series<M> {
    static final Instant START = Instant.parse("2026-01-31T08:00:00Z");

    private final Detector<M> detector;
    private M memory;
    private Instant next = START;

    private Series(Detector<M> detector) {
        this.detector = detector;
        this.memory = detector.fresh("motor-1/vibration");
    }

    static Series<?> of(DetectorKind kind) {
        return of(kind.open());
    }

    static <M> Series<M> of(Detector<M> detector) {
        return new Series<>(detector);
    }

    Verdict feed(double value) {
        Verdict verdict = feedAt(next, value);
        next = next.plusSeconds(1);
        return verdict;
    }

    Verdict feedAt(Duration sinceStart, double value) {
        return feedAt(START.plus(sinceStart), value);
    }

    private Verdict feedAt(Instant at, double value) {
        Step<M> step = detector.observe(memory, new Sample(at, value));
        memory = step.memory();
        return step.verdict();
    }

    List<Verdict> feedAll(double... values) {
        List<Verdict> verdicts = new ArrayList<>();
        for (double value : values) {
            verdicts.add(feed(value));
        }
        return verdicts;
    }

    /** Whether each of the values is out of the ordinary. */
    List<Boolean> anomalous(double... values) {
        return feedAll(values).stream().map(Verdict::anomalous).toList();
    }

    Detector<M> detector() {
        return detector;
    }

    M memory() {
        return memory;
    }
}
