package io.atalaya.operators.alarm;

import io.atalaya.operators.model.Alert;
import io.atalaya.operators.model.AlertPriority;
import io.atalaya.operators.model.AlertState;
import io.atalaya.operators.model.Command;
import io.atalaya.operators.model.CommandAction;
import io.atalaya.operators.model.CommandAnswer;
import io.atalaya.operators.model.ForgottenAlert;
import io.atalaya.operators.model.JoinStatus;
import io.atalaya.operators.model.RuleSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A panel with a process and an operator, on a clock that counts seconds. */
final class ControlRoom {
    static final Instant START = Instant.parse("2026-11-25T10:00:00Z");
    static final Map<String, AlarmRule> RULES =
            Map.of(
                    "plain", rule(false, AcknowledgeChoice.REQUIRED),
                    "latching", rule(true, AcknowledgeChoice.REQUIRED),
                    "carton", rule(false, AcknowledgeChoice.NOT_NEEDED),
                    "lost", new AlarmRule(AlarmRuleConfig.DEFAULT, true),
                    "stopped", AlarmRule.DEFAULT,
                    "motor", rule(false, AcknowledgeChoice.REQUIRED, "lost", "stopped"));

    /** The YAML of a changed rule is the name of the one above that it becomes like. */
    static final AlarmRuleReader READER = yaml -> Optional.ofNullable(RULES.get(yaml));

    final List<Alert> alerts = new ArrayList<>();
    final List<ForgottenAlert> forgotten = new ArrayList<>();
    final AlarmBook book = new AlarmBookInMemory();
    final AlarmRules rules = new AlarmRules(RULES);
    final AlarmPanel panel = new AlarmPanel(rules, book, alerts::add);
    final AlarmHousekeeping housekeeping =
            new AlarmHousekeeping(panel, AlarmsConfig.DEFAULT, forgotten::add);
    private final OperatorDesk desk = new OperatorDesk(panel, AlarmsConfig.DEFAULT, rules);
    private int numCommands;

    void comeTrue(String rule, String source, int at) {
        panel.onSignal(signal(rule, source, at, null));
    }

    void end(String rule, String source, int start, int at) {
        panel.onSignal(signal(rule, source, start, at));
    }

    CommandAnswer command(CommandAction action, String target, int at) {
        return command(action, target, at, Duration.ZERO);
    }

    CommandAnswer shelve(String alertId, int at, Duration duration) {
        return command(CommandAction.SHELVE, alertId, at, duration);
    }

    private CommandAnswer command(CommandAction action, String target, int at, Duration shelve) {
        return desk.handle(
                command("c-" + numCommands++, action, target, second(at), shelve),
                second(at),
                second(at));
    }

    CommandAnswer carryOut(Command command) {
        return desk.handle(command, command.at(), command.at());
    }

    void time(int second) {
        housekeeping.onTime(second(second));
    }

    Alert last() {
        return alerts.get(alerts.size() - 1);
    }

    List<AlertState> states() {
        return alerts.stream().map(Alert::state).toList();
    }

    static Instant second(long second) {
        return START.plusSeconds(second);
    }

    static Command command(
            String id, CommandAction action, String target, Instant at, Duration shelve) {
        return new Command(
                id, at, at, "ana", null, action, target, shelve.toMillis(), "a note", "");
    }

    static RuleSignal signal(String rule, String source, long start, @Nullable Integer end) {
        return new RuleSignal(
                rule,
                "v1",
                "object-in-zone",
                AlertPriority.HIGH,
                "dock",
                source,
                "it",
                "Something is so",
                "",
                "",
                second(start),
                end == null ? null : second(end),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                JoinStatus.COMPLETE);
    }

    private static AlarmRule rule(
            boolean latching, AcknowledgeChoice acknowledge, String... suppressedBy) {
        return new AlarmRule(
                new AlarmRuleConfig(latching, acknowledge, List.of(suppressedBy)), false);
    }
}
