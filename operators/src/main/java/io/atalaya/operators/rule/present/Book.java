package io.atalaya.operators.rule.present;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Things remembered of one area under keys; the stage keeps them in Flink's state. */
public interface Book<T> {
    @Nullable T find(String key);

    void put(String key, T value);

    void remove(String key);

    /** In the order of the keys. */
    Collection<String> keys();
}
