package io.atalaya.operators.rule.language;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

/**
 * Something with fields, as the evaluator wants it: a map. Fields are looked up when they are asked
 * for, and only there.
 */
abstract class View extends AbstractMap<String, Object> {
    /** The field's value; the checker has seen to it that there is such a field. */
    abstract Object field(String name);

    @Override
    public final Object get(Object key) {
        return field((String) key);
    }

    @Override
    public final boolean containsKey(Object key) {
        return true;
    }

    @Override
    public final Set<Map.Entry<String, Object>> entrySet() {
        return Set.of();
    }

    IllegalStateException noField(String name) {
        return new IllegalStateException(getClass().getSimpleName() + " has no field " + name);
    }
}
