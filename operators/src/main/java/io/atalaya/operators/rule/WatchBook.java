package io.atalaya.operators.rule;

import org.jspecify.annotations.Nullable;

/** What a rule remembers; the stage keeps it in Flink's state, under the rule's own keys. */
interface WatchBook {
    @Nullable Watch find(String key);

    void put(String key, Watch watch);

    void remove(String key);
}
