package io.atalaya.operators.rule.present;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A book on the heap, for rules that run without Flink. */
public final class BookInMemory<T> implements Book<T> {
    private final TreeMap<String, T> entries = new TreeMap<>();

    @Override
    public @Nullable T find(String key) {
        return entries.get(key);
    }

    @Override
    public void put(String key, T value) {
        entries.put(key, value);
    }

    @Override
    public void remove(String key) {
        entries.remove(key);
    }

    @Override
    public Collection<String> keys() {
        return List.copyOf(entries.keySet());
    }
}
