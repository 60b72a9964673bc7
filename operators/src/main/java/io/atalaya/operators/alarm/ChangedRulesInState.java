package io.atalaya.operators.alarm;

import io.atalaya.operators.model.Command;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.FlinkRuntimeException;

/** The rules that were changed since the configuration: their YAML, empty where one is gone. */
final class ChangedRulesInState {
    private final MapState<String, String> changed;
    private final AlarmRuleReader reader;
    private final AlarmRules rules;
    private boolean recalled;

    /**
     * @param rules those of the configuration, which are changed
     */
    ChangedRulesInState(RuntimeContext context, AlarmRuleReader reader, AlarmRules rules) {
        this.reader = reader;
        this.rules = rules;
        changed =
                context.getMapState(
                        new MapStateDescriptor<>(
                                "alarms-rules-changed",
                                TypeInformation.of(String.class),
                                TypeInformation.of(String.class)));
    }

    /** Changes that a checkpoint brought back; they cannot be seen before there is a key. */
    void recall() {
        if (recalled) {
            return;
        }
        recalled = true;
        try {
            for (Map.Entry<String, String> change : changed.entries()) {
                apply(change.getKey(), change.getValue());
            }
        } catch (Exception e) {
            throw failed(e);
        }
    }

    /** A change that was found right. */
    void take(Command change) {
        try {
            changed.put(change.target(), change.yaml());
        } catch (Exception e) {
            throw failed(e);
        }
        apply(change.target(), change.yaml());
    }

    private void apply(String name, String yaml) {
        if (yaml.isBlank()) {
            rules.remove(name);
        } else {
            reader.read(yaml)
                    .ifPresentOrElse(rule -> rules.put(name, rule), () -> rules.remove(name));
        }
    }

    private static FlinkRuntimeException failed(Exception e) {
        return new FlinkRuntimeException("the state of changed rules cannot be used", e);
    }
}
