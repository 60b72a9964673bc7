package io.atalaya.pipeline.job;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.alarm.AlarmFunction;
import io.atalaya.operators.alarm.AlarmOutputs;
import io.atalaya.operators.alarm.AlarmRule;
import io.atalaya.operators.alarm.AlarmRuleReader;
import io.atalaya.operators.model.Alert;
import io.atalaya.operators.model.Command;
import io.atalaya.operators.model.DeadLetter;
import io.atalaya.operators.model.RuleSignal;
import io.atalaya.operators.rule.RuleConfig;
import io.atalaya.operators.rule.RuleReader;
import io.atalaya.operators.rule.RuleRefusedException;
import io.atalaya.operators.sink.FactEncoder;
import io.atalaya.operators.sink.TopicWriter;
import io.atalaya.pipeline.config.PipelineConfig;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * The alarms of the whole site, from the rules' signals and the operators' commands to their
 * topics. One subtask does it all: alarms are few, and what operators do has one order.
 */
final class AlarmStage {
    /** Nothing goes there. */
    private static final OutputTag<Command> NO_COMMANDS =
            new OutputTag<>("no-commands", TypeInformation.of(Command.class));

    private final PipelineConfig config;
    private final RuleReader reader;
    private final TopicWriter topics;
    private @Nullable EvidenceStage evidence;

    AlarmStage(PipelineConfig config, RuleReader reader, TopicWriter topics) {
        this.config = requireNonNull(config, "config is null");
        this.reader = requireNonNull(reader, "reader is null");
        this.topics = requireNonNull(topics, "topics is null");
    }

    /** Adds who keeps what the alarms are about. */
    AlarmStage evidence(EvidenceStage stage) {
        evidence = stage;
        return this;
    }

    /** Wires it behind the rules; returns what could not be handled. */
    DataStream<DeadLetter> wire(
            SingleOutputStreamOperator<RuleSignal> signals, Optional<CommandStreams> commands) {
        SingleOutputStreamOperator<Alert> alerts =
                raise(
                        signals,
                        commands.map(CommandStreams::toAlarms)
                                .orElseGet(() -> signals.getSideOutput(NO_COMMANDS)));
        DataStream<DeadLetter> unwritten =
                write(alerts)
                        .union(
                                topics.write(
                                        alerts.getSideOutput(AlarmOutputs.FORGOTTEN),
                                        FactEncoder.forgottenAlerts(),
                                        JobNames.FORGOTTEN_OUT));
        return commands.map(c -> unwritten.union(c.unreadable(), answer(c, alerts)))
                .orElse(unwritten);
    }

    private DataStream<DeadLetter> write(DataStream<Alert> alerts) {
        EvidenceStage kept = evidence;
        return kept == null
                ? topics.write(alerts, FactEncoder.alerts(), JobNames.ALERTS_OUT)
                : topics.write(alerts, FactEncoder.alerts(kept.plan()), JobNames.ALERTS_OUT)
                        .union(kept.wire(alerts));
    }

    private SingleOutputStreamOperator<Alert> raise(
            DataStream<RuleSignal> signals, DataStream<Command> commands) {
        return signals.keyBy(signal -> AlarmFunction.ONE_KEY)
                .connect(commands.keyBy(command -> AlarmFunction.ONE_KEY))
                .process(new AlarmFunction(rules(), config.alarms(), changed(reader)))
                .name(JobNames.ALARMS)
                .uid(JobNames.ALARMS)
                .setParallelism(1);
    }

    private DataStream<DeadLetter> answer(
            CommandStreams commands, SingleOutputStreamOperator<Alert> alerts) {
        return topics.write(
                commands.refused().union(alerts.getSideOutput(AlarmOutputs.ANSWERS)),
                FactEncoder.commandAnswers(),
                JobNames.ANSWERS_OUT);
    }

    private static AlarmRuleReader changed(RuleReader reader) {
        return yaml -> {
            try {
                return Optional.of(reader.readAgain(yaml).alarmRule());
            } catch (RuleRefusedException e) {
                return Optional.empty();
            }
        };
    }

    private Map<String, AlarmRule> rules() {
        return config.rules().stream()
                .collect(Collectors.toMap(RuleConfig::name, RuleConfig::alarmRule));
    }
}
