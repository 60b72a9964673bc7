package io.atalaya.operators.alarm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** For what needs no Flink. */
final class AlarmBookInMemory implements AlarmBook {
    private final Map<String, Alarm> alarms = new LinkedHashMap<>();
    private final Map<String, String> present = new LinkedHashMap<>();
    private final Set<String> outOfService = new TreeSet<>();

    @Override
    public @Nullable Alarm find(String alertId) {
        return alarms.get(alertId);
    }

    @Override
    public @Nullable Alarm present(String key) {
        return alarms.get(present.getOrDefault(key, ""));
    }

    @Override
    public void put(Alarm alarm) {
        alarms.put(alarm.alert().alertId(), alarm);
        if (alarm.isOver()) {
            present.remove(alarm.key(), alarm.alert().alertId());
        } else {
            present.put(alarm.key(), alarm.alert().alertId());
        }
    }

    @Override
    public void remove(Alarm alarm) {
        alarms.remove(alarm.alert().alertId());
        present.remove(alarm.key(), alarm.alert().alertId());
    }

    @Override
    public List<Alarm> all() {
        return new ArrayList<>(alarms.values());
    }

    @Override
    public int size() {
        return alarms.size();
    }

    @Override
    public boolean isOutOfService(String ruleId) {
        return outOfService.contains(ruleId);
    }

    @Override
    public void setOutOfService(String ruleId, boolean out) {
        if (out) {
            outOfService.add(ruleId);
        } else {
            outOfService.remove(ruleId);
        }
    }
}
