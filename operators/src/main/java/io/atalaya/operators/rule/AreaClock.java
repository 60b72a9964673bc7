package io.atalaya.operators.rule;

import io.atalaya.operators.model.RuleSignal;
import io.atalaya.operators.rule.present.AreaFact;
import io.atalaya.operators.rule.present.Book;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Goes through an area's event time: from fact to fact, and between them wherever a rule wants to
 * be called. What comes out depends on the facts and on nothing else, however time advances in
 * steps.
 */
final class AreaClock {
    private final AreaRules rules;
    private final Book<RuleStanding> standings;
    private final Consumer<RuleSignal> out;

    AreaClock(AreaRules rules, Book<RuleStanding> standings, Consumer<RuleSignal> out) {
        this.rules = rules;
        this.standings = standings;
        this.out = out;
    }

    /**
     * Works off the facts up to a moment.
     *
     * @param from how far the area had come, null before its first fact
     * @param facts in {@link AreaFact#ORDER}, none before {@code from} and none after {@code to}
     * @return how far it has come
     */
    @Nullable Instant advance(@Nullable Instant from, List<AreaFact> facts, Instant to) {
        Instant now = from;
        int next = 0;
        while (true) {
            Instant fact = next < facts.size() ? facts.get(next).at() : null;
            Instant wake = now == null ? null : rules.nextWake(now, standings);
            Instant at = earlier(fact, wake);
            if (at == null || at.isAfter(to)) {
                return now;
            }
            List<AreaFact> together = new ArrayList<>();
            while (next < facts.size() && facts.get(next).at().equals(at)) {
                together.add(facts.get(next++));
            }
            rules.step(at, together, false, standings, out);
            now = at;
        }
    }

    /** A fact from before {@code now}: taken in at once, as known from now on. */
    void late(Instant now, AreaFact fact) {
        rules.step(now, List.of(fact), true, standings, out);
    }

    private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isAfter(b) ? b : a;
    }
}
