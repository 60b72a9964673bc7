package io.atalaya.operators.rule;

import io.atalaya.operators.rule.present.Book;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.FlinkRuntimeException;
import org.jspecify.annotations.Nullable;

/** A book in Flink's state: that of the area whose fact or timer is worked on. */
final class BookInState<T> implements Book<T> {
    private final String name;
    private final MapState<String, T> state;

    private BookInState(String name, MapState<String, T> state) {
        this.name = name;
        this.state = state;
    }

    static <T> BookInState<T> open(RuntimeContext store, String name, Class<T> type) {
        return new BookInState<>(name, store.getMapState(descriptor(name, type)));
    }

    static <T> MapStateDescriptor<String, T> descriptor(String name, Class<T> type) {
        return new MapStateDescriptor<>(
                name, TypeInformation.of(String.class), TypeInformation.of(type));
    }

    @Override
    public @Nullable T find(String key) {
        try {
            return state.get(key);
        } catch (Exception e) {
            throw failed("read", e);
        }
    }

    @Override
    public void put(String key, T value) {
        try {
            state.put(key, value);
        } catch (Exception e) {
            throw failed("written", e);
        }
    }

    @Override
    public void remove(String key) {
        try {
            state.remove(key);
        } catch (Exception e) {
            throw failed("removed", e);
        }
    }

    @Override
    public Collection<String> keys() {
        try {
            List<String> keys = new ArrayList<>();
            state.keys().forEach(keys::add);
            Collections.sort(keys);
            return keys;
        } catch (Exception e) {
            throw failed("listed", e);
        }
    }

    private FlinkRuntimeException failed(String what, Exception e) {
        return new FlinkRuntimeException("state " + name + " cannot be " + what, e);
    }
}
