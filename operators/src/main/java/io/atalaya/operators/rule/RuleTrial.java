package io.atalaya.operators.rule;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.RuleSignal;
import io.atalaya.operators.rule.language.SiteWords;
import io.atalaya.operators.rule.present.AreaFact;
import io.atalaya.operators.rule.present.AreaMemory;
import io.atalaya.operators.rule.present.BookInMemory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tries a rule with a {@code when} on facts that somebody thought up, with the logic of the running
 * stage and without Flink.
 */
public final class RuleTrial {
    private final RuleConfig rule;
    private final SiteWords site;

    public RuleTrial(RuleConfig rule, SiteWords site) {
        this.rule = requireNonNull(rule, "rule is null");
        this.site = requireNonNull(site, "site is null");
    }

    /**
     * A stretch of time in which the rule was true.
     *
     * @param to null where it still was at the end
     */
    public record Span(Instant from, @Nullable Instant to, String message) {}

    /**
     * When the rule was true.
     *
     * @param facts in any order
     * @param end how far time goes
     */
    public List<Span> run(List<AreaFact> facts, Instant end) {
        List<RuleSignal> told = new ArrayList<>();
        RulesInForce rules = new RulesInForce(List.of(rule), site, AreaMemory.onHeap());
        String area = RuleChecker.check(rule, site).area().area();
        List<AreaFact> ordered = facts.stream().sorted(AreaFact.ORDER).toList();
        var unused =
                new AreaClock(rules.in(area), new BookInMemory<>(), told::add)
                        .advance(null, ordered, end);
        return spans(told);
    }

    /**
     * The rule on facts that come one after the other, in order; what it tells goes out at once.
     *
     * @param out told when the rule comes true, and when that is over
     */
    public Consumer<AreaFact> follow(Consumer<RuleSignal> out) {
        RulesInForce rules = new RulesInForce(List.of(rule), site, AreaMemory.onHeap());
        String area = RuleChecker.check(rule, site).area().area();
        AreaClock clock = new AreaClock(rules.in(area), new BookInMemory<>(), out);
        AtomicReference<Instant> reached = new AtomicReference<>();
        return fact -> reached.set(clock.advance(reached.get(), List.of(fact), fact.at()));
    }

    private static List<Span> spans(List<RuleSignal> told) {
        List<Span> spans = new ArrayList<>();
        for (RuleSignal signal : told) {
            if (signal.holds()) {
                spans.add(new Span(signal.start(), null, signal.message()));
            } else {
                Span begun = spans.remove(spans.size() - 1);
                spans.add(new Span(signal.start(), signal.end(), begun.message()));
            }
        }
        return spans;
    }
}
