package io.atalaya.pipeline.cases;

import io.atalaya.operators.settings.Setting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One case: what comes in, and when the rule must be true. */
public record CaseConfig(
        @Setting(doc = "What the case shows.", example = "a person while the press runs")
                String name,
        @Setting(doc = "The rule that is tried; it has a `when`.", example = "person-at-press")
                String rule,
        @Setting(
                        doc = "When the case begins, for rules that ask for the time. A Monday.",
                        defaultValue = "2026-01-05T08:00:00Z")
                Instant start,
        @Setting(doc = "What comes in; the order of the lines does not matter.")
                List<InputConfig> inputs,
        @Setting(doc = "How long the case lasts.", example = "1m") Duration until,
        @Setting(doc = "When the rule is true; never when left out.") List<SpanConfig> expect) {
    public CaseConfig {
        inputs = List.copyOf(inputs);
        expect = List.copyOf(expect);
    }
}
