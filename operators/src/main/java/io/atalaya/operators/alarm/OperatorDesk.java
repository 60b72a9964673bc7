package io.atalaya.operators.alarm;

import io.atalaya.operators.model.AlertHandling;
import io.atalaya.operators.model.AlertVerdict;
import io.atalaya.operators.model.Command;
import io.atalaya.operators.model.CommandAction;
import io.atalaya.operators.model.CommandAnswer;
import io.atalaya.operators.model.CommandOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Carries out what operators ask of alarms, or says why not. */
final class OperatorDesk {
    private final AlarmPanel panel;
    private final AlarmsConfig config;
    private final AlarmRules rules;

    OperatorDesk(AlarmPanel panel, AlarmsConfig config, AlarmRules rules) {
        this.panel = panel;
        this.config = config;
        this.rules = rules;
    }

    /**
     * Does it, where that is allowed.
     *
     * @param at event time of it
     * @param now the time of the answer
     */
    CommandAnswer handle(Command command, Instant at, Instant now) {
        Cause cause = new Cause(at, command.issuedBy(), command.note());
        try {
            String done = isAboutRule(command) ? service(command, cause) : alert(command, cause);
            return answer(command, now, CommandOutcome.DONE, done);
        } catch (RefusedException e) {
            return answer(command, now, CommandOutcome.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    static CommandAnswer answer(
            Command command, Instant now, CommandOutcome outcome, String detail) {
        return new CommandAnswer(command.id(), now, outcome, detail, List.of());
    }

    private static boolean isAboutRule(Command command) {
        return switch (command.action()) {
            case TAKE_OUT_OF_SERVICE, RETURN_TO_SERVICE -> true;
            default -> false;
        };
    }

    private String alert(Command command, Cause cause) {
        Alarm alarm = panel.book().find(command.target());
        if (alarm == null) {
            throw new RefusedException(
                    "there is no alert "
                            + command.target()
                            + "; it may have been back to normal for longer than "
                            + DurationWords.of(config.feedbackFor()));
        }
        switch (command.action()) {
            case ACKNOWLEDGE -> panel.apply(alarm, allowed(alarm, LifeEvent.ACKNOWLEDGE), cause);
            case RESET -> panel.apply(alarm, allowed(alarm, LifeEvent.RESET), cause);
            case SHELVE -> shelve(alarm, command, cause);
            case UNSHELVE -> {
                allowed(alarm, LifeEvent.UNSHELVE);
                panel.unshelve(alarm, cause);
            }
            case MARK_TRUE_POSITIVE -> panel.judge(alarm, AlertVerdict.TRUE_POSITIVE, cause);
            case MARK_FALSE_POSITIVE -> panel.judge(alarm, AlertVerdict.FALSE_POSITIVE, cause);
            default ->
                    throw new RefusedException(
                            "the alarms do not know " + command.action() + " for an alert");
        }
        return present(command.target());
    }

    private void shelve(Alarm alarm, Command command, Cause cause) {
        allowed(alarm, LifeEvent.SHELVE);
        Alarm newer = panel.book().present(alarm.key());
        if (newer != null && !newer.alert().alertId().equals(command.target())) {
            throw new RefusedException(
                    "the alert is back to normal, and there is a newer one about the same: "
                            + newer.alert().alertId());
        }
        Duration duration = Duration.ofMillis(command.shelveMillis());
        if (duration.isZero() || duration.isNegative()) {
            throw new RefusedException("say for how long to shelve it, such as 30m");
        }
        if (duration.compareTo(config.maxShelve()) > 0) {
            throw new RefusedException(
                    "an alert can be shelved for at most "
                            + DurationWords.of(config.maxShelve())
                            + ", asked for were "
                            + DurationWords.of(duration));
        }
        panel.shelve(alarm, cause.at().plus(duration), cause);
    }

    private String service(Command command, Cause cause) {
        String rule = command.target();
        if (!rules.names().contains(rule)) {
            throw new RefusedException(
                    "there is no rule '"
                            + rule
                            + "'; the rules are "
                            + String.join(", ", rules.names()));
        }
        boolean out = command.action() == CommandAction.TAKE_OUT_OF_SERVICE;
        if (panel.book().isOutOfService(rule) == out) {
            throw new RefusedException(
                    "the rule is " + (out ? "out of service already" : "in service"));
        }
        panel.setService(rule, out, cause);
        return "the rule " + rule + (out ? " is out of service" : " is in service again");
    }

    private LifeEvent allowed(Alarm alarm, LifeEvent event) {
        if (alarm.life().step(event) instanceof LifeStep.Refused refused) {
            String by = alarm.alert().handling().acknowledgedBy();
            boolean known = alarm.life().state() == LifeState.ACKNOWLEDGED && !by.isEmpty();
            throw new RefusedException(
                    "the alert " + refused.reason() + (known ? ", by " + by : ""));
        }
        return event;
    }

    private String present(String alertId) {
        Alarm alarm = panel.book().find(alertId);
        if (alarm == null) {
            return "the alert is gone";
        }
        AlertHandling handling = alarm.alert().handling();
        String state = words(alarm.alert().state().name());
        if (handling.shelvedUntil() != null) {
            state += " until " + handling.shelvedUntil();
        }
        String verdict =
                handling.verdict() == AlertVerdict.NONE
                        ? ""
                        : ", marked as a " + words(handling.verdict().name());
        return "the alert is " + state + verdict + ": " + alarm.alert().signal().message();
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Why a command is not carried out. */
    private static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedException(String reason) {
            super(reason);
        }
    }
}
