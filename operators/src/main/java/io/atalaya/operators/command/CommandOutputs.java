package io.atalaya.operators.command;

import io.atalaya.operators.model.Command;
import io.atalaya.operators.model.CommandAnswer;
import io.atalaya.operators.model.DeadLetter;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** What leaves the commands' stage beside the commands to the alarms. */
public final class CommandOutputs {
    /** Records that are no command. */
    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("command-dead-letters", TypeInformation.of(DeadLetter.class));

    /** Answers to commands that are refused before anybody tries them. */
    public static final OutputTag<CommandAnswer> ANSWERS =
            new OutputTag<>("command-answers", TypeInformation.of(CommandAnswer.class));

    /** Changes of the configuration, for the stages that can change while they run. */
    public static final OutputTag<Command> CHANGES =
            new OutputTag<>("command-changes", TypeInformation.of(Command.class));

    private CommandOutputs() {}
}
