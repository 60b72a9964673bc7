package io.atalaya.operators.sink;

import io.atalaya.operators.model.CommandOutcome;
import io.atalaya.schemas.v1.CommandAnswer;

/** What became of a command, as {@link CommandAnswer} message. */
final class CommandAnswerMapper {
    private CommandAnswerMapper() {}

    static CommandAnswer message(io.atalaya.operators.model.CommandAnswer answer) {
        return CommandAnswer.newBuilder()
                .setCommandId(answer.commandId())
                .setTimestamp(ProvenanceMapper.timestamp(answer.at()))
                .setOutcome(outcome(answer.outcome()))
                .setDetail(answer.detail())
                .addAllProblems(answer.problems())
                .build();
    }

    private static CommandAnswer.Outcome outcome(CommandOutcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> CommandAnswer.Outcome.ACCEPTED;
            case DONE -> CommandAnswer.Outcome.DONE;
            case REFUSED -> CommandAnswer.Outcome.REFUSED;
            case FAILED -> CommandAnswer.Outcome.FAILED;
        };
    }
}
