package io.atalaya.operators.command;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.Command;
import io.atalaya.operators.model.CommandAction;
import io.atalaya.operators.model.CommandAnswer;
import io.atalaya.operators.model.CommandOutcome;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
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
 *          out twice
 * Threads  the task's
 * </pre>
 */
public final class CommandFunction extends KeyedProcessFunction<String, Command, Command> {
    private static final long serialVersionUID = 1L;

    // configuration
    private final EnumSet<CommandAction> changes;

    // runtime
    private transient @Nullable SeenIdsInState seen;
    private transient @Nullable CommandMetrics metrics;

    /**
     * @param changes which of the changes of the configuration somebody takes from {@link
     *     CommandOutputs#CHANGES}; the others are refused
     */
    public CommandFunction(Set<CommandAction> changes) {
        this.changes = EnumSet.noneOf(CommandAction.class);
        this.changes.addAll(changes);
    }

    @Override
    public void open(OpenContext context) {
        seen = new SeenIdsInState(getRuntimeContext());
        metrics = new CommandMetrics(getRuntimeContext().getMetricGroup());
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
        if (expires != null && now.isAfter(expires)) {
            return Optional.of("it expired at " + expires + ", and now it is " + now);
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

    private CommandMetrics metrics() {
        return requireNonNull(metrics, "not open");
    }
}
