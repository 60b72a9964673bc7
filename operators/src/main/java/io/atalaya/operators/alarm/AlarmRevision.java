package io.atalaya.operators.alarm;

import io.atalaya.operators.model.Alert;
import io.atalaya.operators.model.AlertChange;
import io.atalaya.operators.model.AlertHandling;
import io.atalaya.operators.model.AlertVerdict;
import io.atalaya.operators.model.RuleSignal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes an alarm's next revision. */
final class AlarmRevision {
    private AlarmRevision() {}

    /** The first of an alarm that has just come true. */
    static Alarm first(RuleSignal signal, AlarmLife life, String suppressedBy) {
        var handling =
                new AlertHandling(
                        AlertChange.RAISE,
                        signal.start(),
                        "",
                        "",
                        "",
                        null,
                        null,
                        suppressedBy,
                        AlertVerdict.NONE);
        var alert =
                new Alert(
                        AlertId.of(signal),
                        1,
                        life.state().shown(),
                        signal.between(signal.start(), null),
                        handling);
        return new Alarm(alert, life, signal.start());
    }

    /** What the process has done: the alert says what the rule says now, and keeps its start. */
    static Alarm ofProcess(Alarm alarm, AlarmLife life, LifeEvent event, RuleSignal signal) {
        boolean over = event == LifeEvent.RETURN;
        Instant end = over ? signal.end() : null;
        Instant at = end == null ? signal.start() : end;
        AlertChange change = over ? AlertChange.RETURN : AlertChange.RAISE_AGAIN;
        AlertHandling before = alarm.alert().handling();
        return new Alarm(
                next(
                        alarm,
                        life,
                        signal.between(alarm.alert().signal().start(), end),
                        handling(before, life, change, Cause.process(at))),
                life,
                signal.start());
    }

    /** What somebody or the design of the alarms has done. */
    static Alarm of(Alarm alarm, AlarmLife life, LifeEvent event, Cause cause) {
        AlertHandling before = alarm.alert().handling();
        AlertChange change = AlertChange.valueOf(event.name());
        AlertHandling handling = handling(before, life, change, cause);
        return new Alarm(next(alarm, life, alarm.alert().signal(), handling), life, alarm.start());
    }

    static Alarm shelved(Alarm alarm, AlarmLife life, Instant until, Cause cause) {
        return with(of(alarm, life, LifeEvent.SHELVE, cause), until, "");
    }

    static Alarm suppressed(Alarm alarm, AlarmLife life, String byRule, Instant at) {
        Alarm next = of(alarm, life, LifeEvent.SUPPRESS, Cause.process(at));
        return with(next, null, byRule);
    }

    /** Somebody has said whether it was right. */
    static Alarm judged(Alarm alarm, AlertVerdict verdict, Cause cause) {
        AlertHandling h =
                handling(alarm.alert().handling(), alarm.life(), AlertChange.JUDGE, cause);
        var judged =
                new AlertHandling(
                        h.change(),
                        h.changedAt(),
                        h.changedBy(),
                        h.note(),
                        h.acknowledgedBy(),
                        h.acknowledgedAt(),
                        h.shelvedUntil(),
                        h.suppressedBy(),
                        verdict);
        return new Alarm(
                next(alarm, alarm.life(), alarm.alert().signal(), judged),
                alarm.life(),
                alarm.start());
    }

    private static Alert next(
            Alarm alarm, AlarmLife life, RuleSignal signal, AlertHandling handling) {
        Alert last = alarm.alert();
        return new Alert(
                last.alertId(), last.revision() + 1, life.state().shown(), signal, handling);
    }

    private static AlertHandling handling(
            AlertHandling before, AlarmLife life, AlertChange change, Cause cause) {
        boolean byNow = change == AlertChange.ACKNOWLEDGE;
        boolean noMore = change == AlertChange.RAISE_AGAIN || isUnknown(life.state());
        return new AlertHandling(
                change,
                cause.at(),
                cause.by(),
                cause.note(),
                byNow ? cause.by() : noMore ? "" : before.acknowledgedBy(),
                byNow ? cause.at() : noMore ? null : before.acknowledgedAt(),
                life.state() == LifeState.SHELVED ? before.shelvedUntil() : null,
                life.state() == LifeState.SUPPRESSED_BY_DESIGN ? before.suppressedBy() : "",
                before.verdict());
    }

    /** In these states nobody has said that they know of it since it last came true. */
    private static boolean isUnknown(LifeState state) {
        return state == LifeState.UNACKNOWLEDGED
                || state == LifeState.RETURNED_UNACKNOWLEDGED
                || state == LifeState.LATCHED_UNACKNOWLEDGED;
    }

    private static Alarm with(Alarm alarm, @Nullable Instant shelvedUntil, String suppressedBy) {
        Alert alert = alarm.alert();
        AlertHandling h = alert.handling();
        var handling =
                new AlertHandling(
                        h.change(),
                        h.changedAt(),
                        h.changedBy(),
                        h.note(),
                        h.acknowledgedBy(),
                        h.acknowledgedAt(),
                        shelvedUntil,
                        suppressedBy,
                        h.verdict());
        var revised =
                new Alert(
                        alert.alertId(), alert.revision(), alert.state(), alert.signal(), handling);
        return new Alarm(revised, alarm.life(), alarm.start());
    }
}
