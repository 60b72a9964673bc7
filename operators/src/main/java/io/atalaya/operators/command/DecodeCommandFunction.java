package io.atalaya.operators.command;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.InvalidProtocolBufferException;
import io.atalaya.operators.model.Command;
import io.atalaya.operators.model.DeadLetter;
import io.atalaya.operators.sink.MessageDecoder;
import io.atalaya.schemas.Topic;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Records become commands; what is none becomes a dead letter, since it has nobody to be answered
 * to.
 *
 * <pre>
 * In       records, Protobuf or JSON as their header says
 * Out      commands; on the side {@link CommandOutputs#DEAD_LETTERS}
 * State    none
 * Threads  the task's
 * </pre>
 */
final class DecodeCommandFunction extends ProcessFunction<CommandRecord, Command> {
    static final String UNREADABLE = "unreadable-command";
    private static final String STAGE = "commands";
    private static final long serialVersionUID = 1L;

    // runtime
    private transient @Nullable CommandMetrics metrics;

    @Override
    public void open(OpenContext context) {
        metrics = new CommandMetrics(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(CommandRecord record, Context context, Collector<Command> out) {
        requireNonNull(metrics, "not open").received();
        try {
            var message =
                    MessageDecoder.message(Topic.COMMANDS, record.contentType(), record.value());
            out.collect(
                    CommandMapper.command(
                            (io.atalaya.schemas.v1.Command) message, record.writtenAt()));
        } catch (InvalidProtocolBufferException
                | IllegalArgumentException
                | ArithmeticException e) {
            metrics.unreadable();
            context.output(
                    CommandOutputs.DEAD_LETTERS,
                    new DeadLetter(
                            UNREADABLE,
                            STAGE,
                            record.origin(),
                            "not a command: " + e.getMessage(),
                            record.value(),
                            record.writtenAt()));
        }
    }
}
