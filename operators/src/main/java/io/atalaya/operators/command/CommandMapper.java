package io.atalaya.operators.command;

import com.google.protobuf.Timestamp;
import io.atalaya.operators.model.CommandAction;
import io.atalaya.schemas.v1.AlertFeedback;
import io.atalaya.schemas.v1.ChangeConfiguration;
import io.atalaya.schemas.v1.Command;
import io.atalaya.schemas.v1.SetRuleService;
import io.atalaya.schemas.v1.ShelveAlert;
import java.time.Duration;
import java.time.Instant;

/** A {@link Command} message as the stages have it. */
final class CommandMapper {
    private CommandMapper() {}

    /**
     * The command.
     *
     * @param writtenAt when it came to the topic; also for one that does not say when it was given
     * @throws IllegalArgumentException where nobody could answer it, or it asks for nothing known
     */
    static io.atalaya.operators.model.Command command(Command message, Instant writtenAt) {
        if (message.getId().isBlank()) {
            throw new IllegalArgumentException("it has no id, by which it could be answered");
        }
        return switch (message.getActionCase()) {
            case ACKNOWLEDGE_ALERT -> {
                var asked = message.getAcknowledgeAlert();
                yield with(message, writtenAt, CommandAction.ACKNOWLEDGE, asked.getAlertId())
                        .note(asked.getNote())
                        .build();
            }
            case SHELVE_ALERT -> shelve(message, writtenAt, message.getShelveAlert());
            case UNSHELVE_ALERT -> {
                String alertId = message.getUnshelveAlert().getAlertId();
                yield with(message, writtenAt, CommandAction.UNSHELVE, alertId).build();
            }
            case RESET_ALERT -> {
                String alertId = message.getResetAlert().getAlertId();
                yield with(message, writtenAt, CommandAction.RESET, alertId).build();
            }
            case SET_RULE_SERVICE -> service(message, writtenAt, message.getSetRuleService());
            case ALERT_FEEDBACK -> feedback(message, writtenAt, message.getAlertFeedback());
            case CHANGE_CONFIGURATION ->
                    change(message, writtenAt, message.getChangeConfiguration());
            case ACTION_NOT_SET ->
                    throw new IllegalArgumentException(
                            "it asks for nothing that this version knows; set one of its actions");
        };
    }

    private static io.atalaya.operators.model.Command shelve(
            Command message, Instant writtenAt, ShelveAlert asked) {
        var duration =
                Duration.ofSeconds(
                        asked.getDuration().getSeconds(), asked.getDuration().getNanos());
        return with(message, writtenAt, CommandAction.SHELVE, asked.getAlertId())
                .shelveMillis(duration.toMillis())
                .note(asked.getNote())
                .build();
    }

    private static io.atalaya.operators.model.Command service(
            Command message, Instant writtenAt, SetRuleService asked) {
        CommandAction action =
                asked.getOutOfService()
                        ? CommandAction.TAKE_OUT_OF_SERVICE
                        : CommandAction.RETURN_TO_SERVICE;
        return with(message, writtenAt, action, asked.getRuleId()).note(asked.getNote()).build();
    }

    private static io.atalaya.operators.model.Command feedback(
            Command message, Instant writtenAt, AlertFeedback asked) {
        CommandAction action =
                switch (asked.getVerdict()) {
                    case TRUE_POSITIVE -> CommandAction.MARK_TRUE_POSITIVE;
                    case FALSE_POSITIVE -> CommandAction.MARK_FALSE_POSITIVE;
                    case VERDICT_UNSPECIFIED, UNRECOGNIZED ->
                            throw new IllegalArgumentException("its feedback has no verdict");
                };
        return with(message, writtenAt, action, asked.getAlertId()).note(asked.getNote()).build();
    }

    private static io.atalaya.operators.model.Command change(
            Command message, Instant writtenAt, ChangeConfiguration asked) {
        CommandAction action =
                switch (asked.getPart()) {
                    case RULE -> CommandAction.CHANGE_RULE;
                    case CAMERA -> CommandAction.CHANGE_CAMERA;
                    case MODEL -> CommandAction.CHANGE_MODEL;
                    case PART_UNSPECIFIED, UNRECOGNIZED ->
                            throw new IllegalArgumentException(
                                    "it does not say which part of the configuration it changes");
                };
        return with(message, writtenAt, action, asked.getName()).yaml(asked.getYaml()).build();
    }

    private static CommandFields with(
            Command message, Instant writtenAt, CommandAction action, String target) {
        Instant at = message.hasTimestamp() ? instant(message.getTimestamp()) : writtenAt;
        Instant expires = message.hasExpires() ? instant(message.getExpires()) : null;
        return new CommandFields(message, at, writtenAt, expires, action, target);
    }

    private static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }
}
