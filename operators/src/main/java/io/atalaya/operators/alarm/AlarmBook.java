package io.atalaya.operators.alarm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the alarm stage remembers; it lies in Flink's state. */
interface AlarmBook {
    /** By its alert's id, also when it is back to normal. */
    @Nullable Alarm find(String alertId);

    /** The alarm about this that is not back to normal; see {@link Alarm#key()}. */
    @Nullable Alarm present(String key);

    void put(Alarm alarm);

    void remove(Alarm alarm);

    /** A copy, so that it may be changed on the way. */
    List<Alarm> all();

    int size();

    boolean isOutOfService(String ruleId);

    void setOutOfService(String ruleId, boolean out);
}
