package io.atalaya.operators.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.FlinkRuntimeException;

/** The ids of the last commands, in the order in which they came. */
final class SeenIdsInState {
    /** More than operators give in weeks; a program that repeats itself does so sooner. */
    static final int MAX_IDS = 10_000;

    private static final int ROOM = MAX_IDS / 10;
    private static final int UNKNOWN = -1;

    /** By id, which one it was. */
    private final MapState<String, Long> ids;

    /** Of the last one; counted once, since state does not know its size. */
    private long last = UNKNOWN;

    private int size = UNKNOWN;

    SeenIdsInState(RuntimeContext context) {
        ids =
                context.getMapState(
                        new MapStateDescriptor<>(
                                "command-ids",
                                TypeInformation.of(String.class),
                                TypeInformation.of(Long.class)));
    }

    /** Whether it comes for the first time, as far as memory goes; it is known from now on. */
    boolean isNew(String id) {
        try {
            if (ids.contains(id)) {
                return false;
            }
            count();
            ids.put(id, ++last);
            if (++size > MAX_IDS) {
                makeRoom();
            }
            return true;
        } catch (Exception e) {
            throw new FlinkRuntimeException("the commands' ids cannot be used", e);
        }
    }

    private void count() throws Exception {
        if (size == UNKNOWN) {
            size = 0;
            for (long number : ids.values()) {
                size++;
                last = Math.max(last, number);
            }
        }
    }

    private void makeRoom() throws Exception {
        List<Map.Entry<String, Long>> all = new ArrayList<>();
        for (Map.Entry<String, Long> entry : ids.entries()) {
            all.add(Map.entry(entry.getKey(), entry.getValue()));
        }
        all.sort(Comparator.comparing(Map.Entry::getValue));
        for (Map.Entry<String, Long> entry : all.subList(0, ROOM)) {
            ids.remove(entry.getKey());
        }
        size -= ROOM;
    }
}
