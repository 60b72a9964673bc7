package io.atalaya.operators.rule;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.RuleSignal;
import io.atalaya.operators.rule.present.AreaFact;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.MapState;

/** Asks the rules with ready-made conditions, each with its own watches in the area's state. */
final class SimpleRulesInState {
    private final MapState<String, Watch> watches;

    SimpleRulesInState(MapState<String, Watch> watches) {
        this.watches = watches;
    }

    void take(AreaFact fact, List<Rule> rules, Consumer<RuleSignal> out) {
        List<Occurrence> found = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.config().holdsFor(fact.area(), fact.sourceId())) {
                ask(rule, fact, found);
                found.forEach(one -> out.accept(SignalWriter.write(rule, one)));
                found.clear();
            }
        }
    }

    private void ask(Rule rule, AreaFact fact, List<Occurrence> found) {
        WatchBook book = new WatchBookInState(watches, rule.config().name());
        switch (fact.kind()) {
            case FRAME -> rule.condition().onFrame(requireNonNull(fact.frame()), book, found::add);
            case CAMERA_HEALTH ->
                    rule.condition()
                            .onHealth(requireNonNull(fact.cameraHealth()), book, found::add);
            case READING, SENSOR_HEALTH, ANOMALY -> {}
        }
    }
}
