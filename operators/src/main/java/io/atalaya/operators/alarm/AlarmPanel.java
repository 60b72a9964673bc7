package io.atalaya.operators.alarm;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.Alert;
import io.atalaya.operators.model.AlertVerdict;
import io.atalaya.operators.model.RuleSignal;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All alarms of a site: what rules signal and what people do changes them, each change by {@link
 * LifeTable} and each told as a revision of its alert. Time is passed in.
 */
final class AlarmPanel {
    private final AlarmRules rules;
    private final AlarmBook book;
    private final Consumer<Alert> out;
    private final Suppression suppression;

    /**
     * @param rules may change between any two calls; {@link #onChangedRules} is told
     * @param out told each revision
     */
    AlarmPanel(AlarmRules rules, AlarmBook book, Consumer<Alert> out) {
        this.rules = requireNonNull(rules, "rules is null");
        this.book = requireNonNull(book, "book is null");
        this.out = requireNonNull(out, "out is null");
        this.suppression = new Suppression(rules, book);
    }

    AlarmBook book() {
        return book;
    }

    /** A rule's condition has come true, or is over, or both at once. */
    void onSignal(RuleSignal signal) {
        Alarm alarm = book.present(Alarm.key(signal));
        if (signal.holds()) {
            comeTrue(alarm, signal);
        } else if (alarm != null && alarm.life().holds()) {
            process(alarm, LifeEvent.RETURN, signal);
        } else if (alarm == null || !alarm.start().equals(signal.start())) {
            // Both at once: nobody said before that it has come true.
            process(comeTrue(alarm, signal), LifeEvent.RETURN, signal);
        }
        if (rules.isSuppressor(signal.ruleId())) {
            Instant end = signal.end();
            suppressAnew(signal.area(), end == null ? signal.start() : end);
        }
    }

    private Alarm comeTrue(@Nullable Alarm alarm, RuleSignal signal) {
        if (alarm == null) {
            return raise(signal);
        }
        boolean told = alarm.life().holds() && alarm.start().equals(signal.start());
        return told ? alarm : process(alarm, LifeEvent.COME_TRUE, signal);
    }

    private Alarm raise(RuleSignal signal) {
        boolean out = book.isOutOfService(signal.ruleId());
        String suppressor = out ? "" : suppression.suppressorOf(signal);
        AlarmLife life = AlarmLife.NORMAL;
        if (out) {
            life = life.after(LifeEvent.TAKE_OUT_OF_SERVICE, false);
        } else if (!suppressor.isEmpty()) {
            life = life.after(LifeEvent.SUPPRESS, false);
        }
        life = life.after(LifeEvent.COME_TRUE, latches(signal.ruleId()));
        return tell(AlarmRevision.first(signal, life, suppressor));
    }

    private Alarm process(Alarm alarm, LifeEvent event, RuleSignal signal) {
        AlarmLife life = after(alarm, event);
        if (life.equals(alarm.life())) {
            Alarm later = new Alarm(alarm.alert(), life, signal.start());
            book.put(later);
            return later;
        }
        return tell(AlarmRevision.ofProcess(alarm, life, event, signal));
    }

    /** What is asked for must be allowed: see {@link AlarmLife#step}. */
    Alarm apply(Alarm alarm, LifeEvent event, Cause cause) {
        AlarmLife life = after(alarm, event);
        return life.equals(alarm.life())
                ? alarm
                : tell(AlarmRevision.of(alarm, life, event, cause));
    }

    void shelve(Alarm alarm, Instant until, Cause cause) {
        tell(AlarmRevision.shelved(alarm, after(alarm, LifeEvent.SHELVE), until, cause));
    }

    /** Back from the shelf it may be that another rule suppresses it. */
    void unshelve(Alarm alarm, Cause cause) {
        suppressAnew(apply(alarm, LifeEvent.UNSHELVE, cause), cause.at());
    }

    void judge(Alarm alarm, AlertVerdict verdict, Cause cause) {
        tell(AlarmRevision.judged(alarm, verdict, cause));
    }

    /** Switches a rule off with all its alarms, or on again. */
    void setService(String ruleId, boolean out, Cause cause) {
        book.setOutOfService(ruleId, out);
        LifeEvent event = out ? LifeEvent.TAKE_OUT_OF_SERVICE : LifeEvent.RETURN_TO_SERVICE;
        for (Alarm alarm : book.all()) {
            if (alarm.ruleId().equals(ruleId) && !alarm.isOver()) {
                suppressAnew(apply(alarm, event, cause), cause.at());
            }
        }
        if (rules.isSuppressor(ruleId)) {
            book.all().forEach(alarm -> suppressAnew(alarm, cause.at()));
        }
    }

    /** What rules now say of alarms holds for those that are there, too. */
    void onChangedRules(Instant at) {
        for (Alarm alarm : book.all()) {
            suppressAnew(acknowledgeIfNotNeeded(alarm), at);
        }
    }

    private void suppressAnew(String area, Instant at) {
        for (Alarm alarm : book.all()) {
            if (alarm.alert().signal().area().equals(area)) {
                suppressAnew(alarm, at);
            }
        }
    }

    private void suppressAnew(Alarm alarm, Instant at) {
        String suppressor = suppression.suppressorOf(alarm.alert().signal());
        LifeState state = alarm.life().state();
        if (suppressor.isEmpty() && state == LifeState.SUPPRESSED_BY_DESIGN) {
            apply(alarm, LifeEvent.UNSUPPRESS, Cause.process(at));
        }
        // What is over already is not made less important by another rule: it waits for people.
        if (!suppressor.isEmpty() && !state.isCovered() && alarm.life().holds()) {
            AlarmLife life = after(alarm, LifeEvent.SUPPRESS);
            tell(AlarmRevision.suppressed(alarm, life, suppressor, at));
        }
    }

    private Alarm tell(Alarm alarm) {
        book.put(alarm);
        out.accept(alarm.alert());
        return acknowledgeIfNotNeeded(alarm);
    }

    private Alarm acknowledgeIfNotNeeded(Alarm alarm) {
        boolean waits =
                alarm.life().state() == LifeState.RETURNED_UNACKNOWLEDGED
                        || alarm.life().state() == LifeState.LATCHED_UNACKNOWLEDGED;
        if (waits
                && rules.of(alarm.ruleId()).config().acknowledge()
                        == AcknowledgeChoice.NOT_NEEDED) {
            Instant at = alarm.alert().handling().changedAt();
            Cause cause = Cause.pipeline(at, "needs no acknowledgement");
            return apply(alarm, LifeEvent.ACKNOWLEDGE, cause);
        }
        return alarm;
    }

    private AlarmLife after(Alarm alarm, LifeEvent event) {
        return alarm.life().after(event, latches(alarm.ruleId()));
    }

    private boolean latches(String ruleId) {
        return rules.of(ruleId).config().latching();
    }
}
