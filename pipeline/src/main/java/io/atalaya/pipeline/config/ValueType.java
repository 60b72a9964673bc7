package io.atalaya.pipeline.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What may stand behind a key, as the component types of the {@code …Config} records say it. */
sealed interface ValueType {
    /** A single value: text, a number, true or false, a duration, an instant or an enum. */
    record Single(Class<?> type) implements ValueType {
        private static final Set<Class<?>> KNOWN =
                Set.of(
                        String.class,
                        int.class,
                        Integer.class,
                        long.class,
                        Long.class,
                        double.class,
                        Double.class,
                        boolean.class,
                        Boolean.class,
                        Duration.class,
                        Instant.class);

        public Single {
            if (!type.isEnum() && !KNOWN.contains(type)) {
                throw new IllegalStateException(type + " has no form in YAML");
            }
        }
    }

    record ListOf(ValueType items) implements ValueType {}

    /** Free keys with text behind each. */
    record TextMap() implements ValueType {}

    /** The keys of a nested record. */
    record Keys(RecordShape shape) implements ValueType {}

    static ValueType of(Type type) {
        if (type instanceof ParameterizedType generic) {
            if (generic.getRawType() == List.class) {
                return new ListOf(of(generic.getActualTypeArguments()[0]));
            }
            if (generic.getRawType() == Map.class) {
                return new TextMap();
            }
            throw new IllegalStateException(type + " has no form in YAML");
        }
        Class<?> plain = (Class<?>) type;
        return plain.isRecord() ? new Keys(RecordShape.of(plain)) : new Single(plain);
    }
}
