package io.atalaya.pipeline.config;

import io.atalaya.operators.settings.Setting;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * One component of a {@code …Config} record, which is one key in YAML.
 *
 * @param setting null only where the component is inlined
 */
record ConfigKey(
        String name,
        ValueType type,
        @Nullable Setting setting,
        boolean nullable,
        boolean inlined,
        Method accessor) {

    Setting declared() {
        if (setting == null) {
            throw new IllegalStateException(accessor + " lacks @Setting");
        }
        return setting;
    }

    /** May be left out. */
    boolean optional() {
        if (nullable || !declared().defaultValue().isEmpty()) {
            return true;
        }
        if (type instanceof ValueType.Keys keys) {
            return keys.shape().keys().stream().allMatch(ConfigKey::optional);
        }
        return !(type instanceof ValueType.Single) && !declared().required();
    }

    @Nullable Object valueIn(Object config) {
        try {
            return accessor.invoke(config);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(accessor + " cannot be read", e);
        }
    }
}
