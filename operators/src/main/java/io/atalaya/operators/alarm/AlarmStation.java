package io.atalaya.operators.alarm;

import io.atalaya.operators.model.Alert;
import io.atalaya.operators.model.Command;
import io.atalaya.operators.model.CommandAnswer;
import io.atalaya.operators.model.ForgottenAlert;
import io.atalaya.operators.model.RuleSignal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * All that goes on with a site's alarms, without Flink: signals, commands and time in, revisions
 * out.
 */
final class AlarmStation {
    private final AlarmRules rules;
    private final AlarmPanel panel;
    private final AlarmHousekeeping housekeeping;
    private final OperatorDesk desk;
    private final List<Alert> told = new ArrayList<>();
    private final List<ForgottenAlert> forgotten = new ArrayList<>();

    AlarmStation(AlarmRules rules, AlarmsConfig config, AlarmBook book) {
        this.rules = rules;
        this.panel = new AlarmPanel(rules, book, told::add);
        this.housekeeping = new AlarmHousekeeping(panel, config, forgotten::add);
        this.desk = new OperatorDesk(panel, config, rules);
    }

    void onSignal(RuleSignal signal) {
        Instant at = timeOf(signal);
        housekeeping.catchUp(concernedBy(signal), at);
        panel.onSignal(signal);
        housekeeping.makeRoom(at);
    }

    /**
     * The answer to a command.
     *
     * @param at event time of it
     * @param now the time of the answer
     */
    CommandAnswer onCommand(Command command, Instant at, Instant now) {
        housekeeping.catchUp(panel.book().all(), at);
        return desk.handle(command, at, now);
    }

    /** Rules have come, changed or gone. */
    void onChangedRules(Instant at) {
        panel.onChangedRules(at);
    }

    /** The alarm itself; and those of its area where one rule's alarms suppress another's. */
    private List<Alarm> concernedBy(RuleSignal signal) {
        if (rules.isSuppressor(signal.ruleId()) || rules.isSuppressed(signal.ruleId())) {
            return panel.book().all().stream()
                    .filter(alarm -> alarm.alert().signal().area().equals(signal.area()))
                    .toList();
        }
        Alarm alarm = panel.book().present(Alarm.key(signal));
        return alarm == null ? List.of() : List.of(alarm);
    }

    void onTime(Instant now) {
        housekeeping.onTime(now);
    }

    /** The revisions since the last time that this was asked. */
    List<Alert> told() {
        List<Alert> news = List.copyOf(told);
        told.clear();
        return news;
    }

    /** The alerts that were forgotten since the last time that this was asked. */
    List<ForgottenAlert> forgotten() {
        List<ForgottenAlert> news = List.copyOf(forgotten);
        forgotten.clear();
        return news;
    }

    List<Alarm> alarms() {
        return panel.book().all();
    }

    /** Event time of what a signal says. */
    static Instant timeOf(RuleSignal signal) {
        Instant end = signal.end();
        return end == null ? signal.start() : end;
    }
}
