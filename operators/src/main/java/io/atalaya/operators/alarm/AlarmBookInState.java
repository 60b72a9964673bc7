package io.atalaya.operators.alarm;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.flink.util.function.SupplierWithException;
import org.jspecify.annotations.Nullable;

/** The alarms in Flink's state, under the stage's one key. */
final class AlarmBookInState implements AlarmBook {
    private static final int UNKNOWN = -1;

    private final MapState<String, Alarm> alarms;
    private final MapState<String, String> present;
    private final MapState<String, Boolean> outOfService;

    /** Counted once, since state does not know its size. */
    private int size = UNKNOWN;

    AlarmBookInState(RuntimeContext context) {
        alarms = map(context, "alarms", Alarm.class);
        present = map(context, "alarms-present", String.class);
        outOfService = map(context, "alarms-out-of-service", Boolean.class);
    }

    @Override
    public @Nullable Alarm find(String alertId) {
        return inState(() -> alarms.get(alertId));
    }

    @Override
    public @Nullable Alarm present(String key) {
        String alertId = inState(() -> present.get(key));
        return alertId == null ? null : find(alertId);
    }

    @Override
    public void put(Alarm alarm) {
        String alertId = alarm.alert().alertId();
        size = size() + (find(alertId) == null ? 1 : 0);
        write(() -> alarms.put(alertId, alarm));
        if (alarm.isOver()) {
            forgetPresent(alarm);
        } else {
            write(() -> present.put(alarm.key(), alertId));
        }
    }

    @Override
    public void remove(Alarm alarm) {
        String alertId = alarm.alert().alertId();
        size = size() - (find(alertId) == null ? 0 : 1);
        write(() -> alarms.remove(alertId));
        forgetPresent(alarm);
    }

    @Override
    public List<Alarm> all() {
        List<Alarm> all = new ArrayList<>();
        write(() -> alarms.values().forEach(all::add));
        return all;
    }

    @Override
    public int size() {
        if (size == UNKNOWN) {
            size = all().size();
        }
        return size;
    }

    @Override
    public boolean isOutOfService(String ruleId) {
        return Boolean.TRUE.equals(inState(() -> outOfService.contains(ruleId)));
    }

    @Override
    public void setOutOfService(String ruleId, boolean out) {
        if (out) {
            write(() -> outOfService.put(ruleId, true));
        } else {
            write(() -> outOfService.remove(ruleId));
        }
    }

    /** Another alarm about the same may have come since. */
    private void forgetPresent(Alarm alarm) {
        String key = alarm.key();
        if (alarm.alert().alertId().equals(inState(() -> present.get(key)))) {
            write(() -> present.remove(key));
        }
    }

    private static <T> MapState<String, T> map(RuntimeContext context, String name, Class<T> type) {
        return context.getMapState(
                new MapStateDescriptor<>(
                        name, TypeInformation.of(String.class), TypeInformation.of(type)));
    }

    private interface Write {
        void run() throws Exception;
    }

    private static void write(Write write) {
        inState(
                () -> {
                    write.run();
                    return true;
                });
    }

    private static <T> @Nullable T inState(SupplierWithException<@Nullable T, Exception> read) {
        try {
            return read.get();
        } catch (Exception e) {
            throw new FlinkRuntimeException("the alarms' state cannot be used", e);
        }
    }
}
