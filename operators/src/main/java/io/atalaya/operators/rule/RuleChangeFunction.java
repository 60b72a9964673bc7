package io.atalaya.operators.rule;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.Command;
import io.atalaya.operators.model.CommandAnswer;
import io.atalaya.operators.model.CommandOutcome;
import io.atalaya.operators.settings.Suggestion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Checks rules that come while the pipeline runs, as those of the configuration were checked, and
 * hands them on to all, or refuses them with everything that is wrong.
 *
 * <ul>
 *   <li>In: commands that change a rule, under one key: changes have one order.
 *   <li>Out: changes for every subtask of the rule stage; on the side, {@link #ACCEPTED} for the
 *       alarm stage, and an answer to each command.
 *   <li>State: {@code rules-changed}, the YAML of each rule that was changed, empty where it was
 *       taken away.
 *   <li>Threads: the task's only.
 * </ul>
 */
public final class RuleChangeFunction extends KeyedProcessFunction<String, Command, RuleChange> {
    /** What became of each command. */
    public static final OutputTag<CommandAnswer> ANSWERS =
            new OutputTag<>("rule-change-answers", TypeInformation.of(CommandAnswer.class));

    /** The commands that were found right, with the rule's name as their target. */
    public static final OutputTag<Command> ACCEPTED =
            new OutputTag<>("rule-changes-accepted", TypeInformation.of(Command.class));

    /** Of all commands. */
    public static final String ONE_KEY = "site";

    private static final long serialVersionUID = 1L;

    // configuration
    private final ArrayList<String> configured;
    private final RuleReader reader;

    // runtime
    private transient @Nullable MapState<String, String> changed;

    /**
     * @param configured the names of the configuration's rules
     */
    public RuleChangeFunction(List<String> configured, RuleReader reader) {
        this.configured = new ArrayList<>(configured);
        this.reader = requireNonNull(reader, "reader is null");
    }

    @Override
    public void open(OpenContext context) {
        changed =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "rules-changed",
                                        TypeInformation.of(String.class),
                                        TypeInformation.of(String.class)));
    }

    @Override
    public void processElement(Command command, Context context, Collector<RuleChange> out)
            throws Exception {
        Instant now = Instant.ofEpochMilli(context.timerService().currentProcessingTime());
        Consumer<RuleChange> accepted =
                change -> {
                    out.collect(change);
                    context.output(ACCEPTED, about(change.name(), command));
                };
        CommandAnswer answer =
                command.yaml().isBlank()
                        ? remove(command, now, accepted)
                        : put(command, now, accepted);
        context.output(ANSWERS, answer);
    }

    private CommandAnswer put(Command command, Instant now, Consumer<RuleChange> accepted)
            throws Exception {
        RuleConfig rule;
        try {
            rule = reader.read(command.yaml(), names());
        } catch (RuleRefusedException e) {
            String detail = "the rule is refused; all stays as it was";
            return answer(command, now, CommandOutcome.REFUSED, detail, e.problems());
        }
        if (!command.target().isEmpty() && !command.target().equals(rule.name())) {
            String detail =
                    "the command is about '"
                            + command.target()
                            + "', and the rule is named '"
                            + rule.name()
                            + "'";
            return answer(command, now, CommandOutcome.REFUSED, detail, List.of());
        }
        String how = names().contains(rule.name()) ? "' holds as changed" : "' is added";
        requireNonNull(changed, "not open").put(rule.name(), command.yaml());
        accepted.accept(new RuleChange(rule.name(), command.yaml()));
        return answer(command, now, CommandOutcome.DONE, "rule '" + rule.name() + how, List.of());
    }

    private CommandAnswer remove(Command command, Instant now, Consumer<RuleChange> accepted)
            throws Exception {
        String name = command.target();
        Set<String> names = names();
        if (!names.contains(name)) {
            String detail = "there is no rule '" + name + "'" + Suggestion.forWord(name, names);
            return answer(command, now, CommandOutcome.REFUSED, detail, List.of());
        }
        requireNonNull(changed, "not open").put(name, "");
        accepted.accept(new RuleChange(name, ""));
        String detail = "rule '" + name + "' is taken away";
        return answer(command, now, CommandOutcome.DONE, detail, List.of());
    }

    private static Command about(String rule, Command command) {
        return new Command(
                command.id(),
                command.at(),
                command.writtenAt(),
                command.issuedBy(),
                command.expires(),
                command.action(),
                rule,
                command.shelveMillis(),
                command.note(),
                command.yaml());
    }

    /** Of the rules that hold now. */
    private Set<String> names() throws Exception {
        Set<String> names = new TreeSet<>(configured);
        for (Map.Entry<String, String> change : requireNonNull(changed, "not open").entries()) {
            if (change.getValue().isEmpty()) {
                names.remove(change.getKey());
            } else {
                names.add(change.getKey());
            }
        }
        return names;
    }

    private static CommandAnswer answer(
            Command command,
            Instant now,
            CommandOutcome outcome,
            String detail,
            List<String> problems) {
        return new CommandAnswer(command.id(), now, outcome, detail, new ArrayList<>(problems));
    }
}
