package io.atalaya.operators.rule;

import io.atalaya.operators.model.RuleSignal;
import io.atalaya.operators.rule.present.AreaPresent;
import io.atalaya.operators.rule.present.Book;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One look at one rule: what it says now, how it stood, and what is to be told.
 *
 * <p>A condition that cannot be told keeps the rule as it is: an alarm does not vanish because a
 * sensor went away, and none comes of not knowing. A delay that runs begins anew then.
 */
final class Turn {
    private final WhenRule rule;
    private final SignalJoiner joiner;
    private final Book<RuleStanding> standings;
    private final Consumer<RuleSignal> out;

    Turn(
            WhenRule rule,
            AreaPresent present,
            Book<RuleStanding> standings,
            Consumer<RuleSignal> out) {
        this.rule = rule;
        this.joiner = new SignalJoiner(rule, present);
        this.standings = standings;
        this.out = out;
    }

    void take(@Nullable RuleStanding before, Instant at, boolean late) {
        RuleSignal open = before == null ? null : before.open();
        Boolean holds = rule.holds(open != null);
        if (open == null) {
            closed(before, holds, at, late);
        } else {
            open(before, open, holds, at);
        }
    }

    private void closed(
            @Nullable RuleStanding before, @Nullable Boolean holds, Instant at, boolean late) {
        if (!Boolean.TRUE.equals(holds)) {
            if (before != null) {
                forget();
            }
            return;
        }
        Instant since = before == null || before.since() == null ? at : before.since();
        boolean cameLate = before == null ? late : before.late();
        Instant start = since.plus(rule.config().onDelay());
        if (start.isAfter(at)) {
            remember(new RuleStanding(rule.version(), since, cameLate, null));
            return;
        }
        RuleSignal signal = joiner.write(start, null, cameLate || late);
        remember(new RuleStanding(rule.version(), null, false, signal));
        out.accept(signal);
    }

    private void open(
            @Nullable RuleStanding before, RuleSignal open, @Nullable Boolean holds, Instant at) {
        Instant running = before == null ? null : before.since();
        if (!Boolean.FALSE.equals(holds)) {
            if (running != null) {
                remember(new RuleStanding(rule.version(), null, false, open));
            }
            return;
        }
        Instant since = running == null ? at : running;
        Instant end = since.plus(rule.config().offDelay());
        if (end.isAfter(at)) {
            remember(new RuleStanding(rule.version(), since, false, open));
            return;
        }
        forget();
        out.accept(joiner.write(open.start(), end, false));
    }

    private void remember(RuleStanding standing) {
        standings.put(rule.config().name(), standing);
    }

    private void forget() {
        standings.remove(rule.config().name());
    }
}
