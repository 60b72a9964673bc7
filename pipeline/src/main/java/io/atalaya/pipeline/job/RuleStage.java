package io.atalaya.pipeline.job;

import io.atalaya.operators.model.Anomaly;
import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.Frame;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.RuleSignal;
import io.atalaya.operators.model.SensorHealth;
import io.atalaya.operators.rule.AnomalyFactFunction;
import io.atalaya.operators.rule.AreaFactsFunction;
import io.atalaya.operators.rule.RuleChange;
import io.atalaya.operators.rule.RuleChangeFunction;
import io.atalaya.operators.rule.RuleConfig;
import io.atalaya.operators.rule.RuleFunction;
import io.atalaya.operators.rule.RuleReader;
import io.atalaya.operators.rule.language.SiteWords;
import io.atalaya.operators.rule.present.AreaFact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/**
 * The rules with all that they hear: each input becomes facts of its area, and an area's facts meet
 * at one subtask.
 */
final class RuleStage {
    private static final Duration REPLAYS_WAIT = Duration.ofMillis(100);

    private final List<RuleConfig> rules;
    private final SiteWords site;
    private final RuleReader reader;
    private final List<DataStream<AreaFact>> facts = new ArrayList<>();

    /**
     * With these rules.
     *
     * @param reader for those that come while the job runs
     */
    RuleStage(List<RuleConfig> rules, SiteWords site, RuleReader reader) {
        this.rules = rules;
        this.site = site;
        this.reader = reader;
    }

    /**
     * @param replay whether they are of recordings only, as fast as it goes: nobody waits for what
     *     a rule says of one of them, and to wake the rules for each costs more than they do with
     *     it
     */
    RuleStage frames(DataStream<Frame> located, boolean replay) {
        SingleOutputStreamOperator<AreaFact> told =
                located.flatMap(new AreaFactsFunction())
                        .returns(AreaFactWire.TYPE)
                        .name(JobNames.FACTS_OF_FRAMES)
                        .uid(JobNames.FACTS_OF_FRAMES);
        facts.add(replay ? told.setBufferTimeout(REPLAYS_WAIT.toMillis()) : told);
        return this;
    }

    RuleStage cameraHealth(DataStream<CameraHealth> health) {
        return add(health, AreaFact::of, JobNames.FACTS_OF_CAMERAS);
    }

    RuleStage readings(DataStream<Reading> readings) {
        facts.add(
                readings.map(reading -> AreaFact.of(reading))
                        .returns(AreaFactWire.TYPE)
                        .name(JobNames.FACTS_OF_READINGS)
                        .uid(JobNames.FACTS_OF_READINGS)
                        .setBufferTimeout(SensorStage.GATHERED_FOR.toMillis()));
        return this;
    }

    RuleStage sensorHealth(DataStream<SensorHealth> health) {
        return add(health, AreaFact::of, JobNames.FACTS_OF_SENSORS);
    }

    RuleStage anomalies(DataStream<Anomaly> anomalies) {
        facts.add(
                anomalies
                        .process(new AnomalyFactFunction())
                        .returns(AreaFactWire.TYPE)
                        .name(JobNames.FACTS_OF_ANOMALIES)
                        .uid(JobNames.FACTS_OF_ANOMALIES));
        return this;
    }

    /**
     * What the rules tell, and the commands with what became of those to change rules.
     *
     * @param commands none where there are none
     */
    record Outputs(
            SingleOutputStreamOperator<RuleSignal> signals, Optional<CommandStreams> commands) {}

    /** A finite pipeline takes no commands, and its rules stay as they are. */
    Outputs apply(Optional<CommandStreams> commands) {
        return commands.map(this::applyChanging).orElseGet(this::applyUnchanged);
    }

    private Outputs applyUnchanged() {
        DataStream<AreaFact> all = all();
        DataStream<RuleChange> none =
                all.flatMap((AreaFact fact, Collector<RuleChange> out) -> {})
                        .returns(RuleChange.class)
                        .name(JobNames.NO_RULE_CHANGES)
                        .uid(JobNames.NO_RULE_CHANGES);
        return new Outputs(apply(all, none), Optional.empty());
    }

    /** Rules change by these commands, each checked in one place and then told to all. */
    private Outputs applyChanging(CommandStreams commands) {
        List<String> names = rules.stream().map(RuleConfig::name).toList();
        SingleOutputStreamOperator<RuleChange> changes =
                commands.changes()
                        .keyBy(command -> RuleChangeFunction.ONE_KEY)
                        .process(new RuleChangeFunction(names, reader))
                        .name(JobNames.RULE_CHANGES)
                        .uid(JobNames.RULE_CHANGES)
                        .setParallelism(1);
        return new Outputs(
                apply(all(), changes),
                Optional.of(
                        commands.withChanges(
                                changes.getSideOutput(RuleChangeFunction.ACCEPTED),
                                changes.getSideOutput(RuleChangeFunction.ANSWERS))));
    }

    private SingleOutputStreamOperator<RuleSignal> apply(
            DataStream<AreaFact> all, DataStream<RuleChange> changes) {
        return all.keyBy(AreaFact::area)
                .connect(changes.broadcast(RuleFunction.CHANGES))
                .process(new RuleFunction(rules, site, reader))
                .name(JobNames.RULES)
                .uid(JobNames.RULES);
    }

    private <T> RuleStage add(DataStream<T> input, MapFunction<T, AreaFact> fact, String name) {
        facts.add(input.map(fact).returns(AreaFactWire.TYPE).name(name).uid(name));
        return this;
    }

    private DataStream<AreaFact> all() {
        return facts.stream().reduce((one, other) -> one.union(other)).orElseThrow();
    }
}
