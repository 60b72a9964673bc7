package io.atalaya.operators.command;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.Command;
import io.atalaya.operators.model.CommandAction;
import io.atalaya.operators.model.CommandAnswer;
import io.atalaya.operators.model.CommandOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Passes each command on to the stage that carries it out, once, and refuses at once what cannot be
 * meant: without an issuer, too late, or about what cannot be changed while the job runs.
 *
 * <pre>
 * In       commands, under one key: what operators do has one order
 * Out      commands about alarms; on the side {@link CommandOutputs#CHANGES} and ANSWERS
 * State    command-ids: the last {@value SeenIdsInState#MAX_IDS}, so that a repeat is not carried
 *          out twice; command-checkpoint: when the last one was made
 * Threads  the task's
 * </pre>
 *
 * <p>Too late is what comes after it has expired. After a failure commands are read again that may
 * have come in time before, so what can have been read before is judged by when it was written, as
 * the broker has it: else it would be carried out before the failure and refused after it. What was
 * written while nobody lived is judged by now, so that nothing happens long after an operator was
 * told that nobody took it.
 */
public final class CommandFunction extends KeyedProcessFunction<String, Command, Command>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    // configuration
    private final EnumSet<CommandAction> changes;
    private final Duration unsaved;

    // runtime
    private transient @Nullable FormerLifeInState formerLife;
    private transient @Nullable SeenIdsInState seen;
    private transient @Nullable CommandMetrics metrics;

    /**
     * @param changes which of the changes of the configuration somebody takes from {@link
     *     CommandOutputs#CHANGES}; the others are refused
     * @param unsaved for how long at most a process lives without making another checkpoint
     */
    public CommandFunction(Set<CommandAction> changes, Duration unsaved) {
        this.unsaved = requireNonNull(unsaved, "unsaved is null");
        this.changes = EnumSet.noneOf(CommandAction.class);
        this.changes.addAll(changes);
    }

    @Override
    public void open(OpenContext context) {
        seen = new SeenIdsInState(getRuntimeContext());
        metrics = new CommandMetrics(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        formerLife = new FormerLifeInState(context, unsaved);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        formerLife().checkpoint(context.getCheckpointTimestamp());
    }

    @Override
    public void processElement(Command command, Context context, Collector<Command> out) {
        Instant now = Instant.ofEpochMilli(context.timerService().currentProcessingTime());
        if (!requireNonNull(seen, "not open").isNew(command.id())) {
            metrics().repeated();
            return;
        }
        Optional<String> problem = problem(command, now);
        if (problem.isPresent()) {
            metrics().refused();
            context.output(
                    CommandOutputs.ANSWERS,
                    new CommandAnswer(
                            command.id(), now, CommandOutcome.REFUSED, problem.get(), List.of()));
        } else if (changes.contains(command.action())) {
            context.output(CommandOutputs.CHANGES, command);
        } else {
            out.collect(command);
        }
    }

    private Optional<String> problem(Command command, Instant now) {
        Instant expires = command.expires();
        if (command.issuedBy().isBlank()) {
            return Optional.of("it does not say who gave it; set issued_by");
        }
        Instant came = formerLife().mayHaveRead(command.writtenAt()) ? command.writtenAt() : now;
        if (expires != null && came.isAfter(expires)) {
            return Optional.of("it expired at " + expires + ", and came at " + came);
        }
        boolean refused =
                switch (command.action()) {
                    case CHANGE_CAMERA, CHANGE_MODEL, CHANGE_RULE ->
                            !changes.contains(command.action());
                    default -> false;
                };
        return refused
                ? Optional.of(
                        "this is not changeable while the job runs; change the configuration and"
                                + " start it again")
                : Optional.empty();
    }

    private FormerLifeInState formerLife() {
        return requireNonNull(formerLife, "not open");
    }

    private CommandMetrics metrics() {
        return requireNonNull(metrics, "not open");
    }
}
