package io.atalaya.operators.rule;

import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.FlinkRuntimeException;
import org.jspecify.annotations.Nullable;

/** The watches of one rule in the state that all rules of an area share. */
final class WatchBookInState implements WatchBook {
    private final MapState<String, Watch> state;
    private final String prefix;

    WatchBookInState(MapState<String, Watch> state, String ruleId) {
        this.state = state;
        this.prefix = ruleId + '\n';
    }

    /** The rule whose watch stands under this key of the state. */
    static String ruleOf(String key) {
        return key.substring(0, key.indexOf('\n'));
    }

    @Override
    public @Nullable Watch find(String key) {
        try {
            return state.get(prefix + key);
        } catch (Exception e) {
            throw failed("read", e);
        }
    }

    @Override
    public void put(String key, Watch watch) {
        try {
            state.put(prefix + key, watch);
        } catch (Exception e) {
            throw failed("written", e);
        }
    }

    @Override
    public void remove(String key) {
        try {
            state.remove(prefix + key);
        } catch (Exception e) {
            throw failed("removed", e);
        }
    }

    private FlinkRuntimeException failed(String what, Exception e) {
        return new FlinkRuntimeException(
                "a watch of rule '" + prefix.strip() + "' cannot be " + what, e);
    }
}
