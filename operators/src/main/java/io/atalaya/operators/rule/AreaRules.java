package io.atalaya.operators.rule;

import io.atalaya.operators.model.RuleSignal;
import io.atalaya.operators.rule.language.References;
import io.atalaya.operators.rule.present.AreaFact;
import io.atalaya.operators.rule.present.AreaPresent;
import io.atalaya.operators.rule.present.Book;
import io.atalaya.operators.rule.present.FactKind;
import io.atalaya.operators.rule.present.Learning;
import io.atalaya.operators.rule.present.Needs;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one area with expressions for conditions, from moment to moment of event time. It
 * knows no clock: whoever holds one tells it the facts of each moment in order, and asks when it
 * wants to be called without any.
 */
final class AreaRules {
    private final List<WhenRule> rules;
    private final AreaPresent present;
    private final Learning learning;
    private final boolean timed;

    AreaRules(List<WhenRule> rules, AreaPresent present, Learning learning) {
        this.rules = List.copyOf(rules);
        this.present = present;
        this.learning = learning;
        this.timed = rules.stream().anyMatch(rule -> rule.references().timed());
    }

    Needs needs() {
        return References.ofAll(rules.stream().map(WhenRule::references).toList()).needs();
    }

    /** Whether a rule waits for such facts; what nobody waits for need not be put into order. */
    boolean concerns(AreaFact fact) {
        for (WhenRule rule : rules) {
            if (rule.concerns(fact)) {
                return true;
            }
        }
        return false;
    }

    /** Drops history that no rule asks for any more. */
    void forgetWhatIsNotNeeded() {
        learning.forgetWhatIsNotNeeded();
    }

    /** Takes in a fact that concerns no rule. */
    void learn(AreaFact fact) {
        learning.learn(fact);
    }

    /**
     * All that became known at a moment, and then what the rules have to say.
     *
     * @param late whether the facts are older than the moment and should have come before
     */
    void step(
            Instant at,
            List<AreaFact> facts,
            boolean late,
            Book<RuleStanding> standings,
            Consumer<RuleSignal> out) {
        facts.forEach(learning::learn);
        present.moveTo(at);
        for (WhenRule rule : rules) {
            RuleStanding standing = standings.find(rule.config().name());
            if (rule.references().timed()
                    || isDue(rule, standing, at)
                    || isConcerned(rule, facts)) {
                boolean lateReading =
                        late && facts.stream().anyMatch(fact -> fact.kind() == FactKind.READING);
                new Turn(rule, present, standings, out).take(standing, at, lateReading);
            }
        }
    }

    /** The next moment after this one at which something may change without a fact. */
    @Nullable Instant nextWake(Instant after, Book<RuleStanding> standings) {
        Instant next = timed ? after.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1) : null;
        for (WhenRule rule : rules) {
            Instant due = due(rule, standings.find(rule.config().name()));
            if (due != null && due.isAfter(after) && (next == null || due.isBefore(next))) {
                next = due;
            }
        }
        return next;
    }

    private static boolean isConcerned(WhenRule rule, List<AreaFact> facts) {
        for (AreaFact fact : facts) {
            if (rule.concerns(fact)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDue(WhenRule rule, @Nullable RuleStanding standing, Instant at) {
        Instant due = due(rule, standing);
        return due != null && !due.isAfter(at);
    }

    /** When the delay that runs ends, null where none does. */
    static @Nullable Instant due(WhenRule rule, @Nullable RuleStanding standing) {
        if (standing == null || standing.since() == null) {
            return null;
        }
        Duration delay =
                standing.open() == null ? rule.config().onDelay() : rule.config().offDelay();
        return standing.since().plus(delay);
    }
}
