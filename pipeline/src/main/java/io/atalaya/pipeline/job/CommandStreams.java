package io.atalaya.pipeline.job;

import io.atalaya.operators.alarm.AlarmFunction;
import io.atalaya.operators.command.CommandFunction;
import io.atalaya.operators.command.CommandOutputs;
import io.atalaya.operators.command.CommandSource;
import io.atalaya.operators.model.Command;
import io.atalaya.operators.model.CommandAction;
import io.atalaya.operators.model.CommandAnswer;
import io.atalaya.operators.model.DeadLetter;
import io.atalaya.operators.sink.KafkaConfig;
import io.atalaya.pipeline.config.PipelineConfig;
import io.atalaya.pipeline.config.RuntimeConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What operators ask for, on its way to who carries it out.
 *
 * @param toAlarms what is about alarms and rules
 * @param changes of the configuration, of the kinds that were said to be taken
 * @param refused answers that others than the alarms give
 * @param unreadable what is no command
 */
record CommandStreams(
        DataStream<Command> toAlarms,
        DataStream<Command> changes,
        DataStream<CommandAnswer> refused,
        DataStream<DeadLetter> unreadable) {
    /** At most, where a machine is busy. */
    private static final Duration CHECKPOINT_TAKES = Duration.ofSeconds(20);

    /**
     * Reads the commands from their topic; it has no end.
     *
     * @param taken the kinds of change that somebody takes; the others are refused
     */
    static CommandStreams read(
            StreamExecutionEnvironment environment,
            KafkaConfig kafka,
            PipelineConfig config,
            Set<CommandAction> taken) {
        SingleOutputStreamOperator<Command> read =
                CommandSource.read(
                        environment, kafka, config.site(), Instant.now(), JobNames.COMMANDS);
        SingleOutputStreamOperator<Command> routed =
                read.keyBy(command -> AlarmFunction.ONE_KEY)
                        .process(new CommandFunction(taken, unsaved(config.runtime())))
                        .name(JobNames.COMMAND_ROUTER)
                        .uid(JobNames.COMMAND_ROUTER)
                        .setParallelism(1);
        return new CommandStreams(
                routed,
                routed.getSideOutput(CommandOutputs.CHANGES),
                routed.getSideOutput(CommandOutputs.ANSWERS),
                read.getSideOutput(CommandOutputs.DEAD_LETTERS));
    }

    /** The time between two checkpoints, and that of making one. */
    private static Duration unsaved(RuntimeConfig runtime) {
        return runtime.checkpointInterval().multipliedBy(2).plus(CHECKPOINT_TAKES);
    }

    /**
     * When somebody has looked at the changes.
     *
     * @param accepted those that hold from now on, which the alarms must know too
     * @param answers to all of them
     */
    CommandStreams withChanges(DataStream<Command> accepted, DataStream<CommandAnswer> answers) {
        return new CommandStreams(
                toAlarms.union(accepted), changes, refused.union(answers), unreadable);
    }
}
