package io.atalaya.operators.alarm;

import io.atalaya.operators.model.Alert;
import io.atalaya.operators.model.Command;
import io.atalaya.operators.model.CommandAnswer;
import io.atalaya.operators.model.ForgottenAlert;
import io.atalaya.operators.model.RuleSignal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All that goes on with a site's alarms, without Flink: signals, commands and time in, revisions
 * out.
 */
final class AlarmStation {
    private final Map<String, AlarmRule> rules;
    private final AlarmPanel panel;
    private final AlarmHousekeeping housekeeping;
    private final OperatorDesk desk;
    private final List<Alert> told = new ArrayList<>();
    private final List<ForgottenAlert> forgotten = new ArrayList<>();

    AlarmStation(Map<String, AlarmRule> rules, AlarmsConfig config, AlarmBook book) {
        this.rules = Map.copyOf(rules);
        this.panel = new AlarmPanel(rules, book, told::add);
        this.housekeeping = new AlarmHousekeeping(panel, config, forgotten::add);
        this.desk = new OperatorDesk(panel, config, rules.keySet());
    }

    void onSignal(RuleSignal signal) {
        Instant at = timeOf(signal);
        housekeeping.catchUp(panel.book().present(Alarm.key(signal)), at);
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
        housekeeping.catchUp(panel.book().find(command.target()), at);
        return desk.handle(command, at, now);
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

    /** Whether a command is about what rules say in this area. */
    boolean isAbout(Command command, String area) {
        Alarm alarm = panel.book().find(command.target());
        return alarm == null
                ? rules.containsKey(command.target())
                : alarm.alert().signal().area().equals(area);
    }

    /** Event time of what a signal says. */
    static Instant timeOf(RuleSignal signal) {
        Instant end = signal.end();
        return end == null ? signal.start() : end;
    }
}
