package io.atalaya.pipeline.config;

import io.atalaya.operators.settings.Inline;
import io.atalaya.operators.settings.Setting;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The keys that a {@code …Config} record takes, read once from its components. */
final class RecordShape {
    private static final Map<Class<?>, RecordShape> SHAPES = new ConcurrentHashMap<>();

    private final Constructor<?> constructor;
    private final List<ConfigKey> components;

    private RecordShape(Constructor<?> constructor, List<ConfigKey> components) {
        this.constructor = constructor;
        this.components = components;
    }

    static RecordShape of(Class<?> type) {
        RecordShape known = SHAPES.get(type);
        if (known == null) {
            // Not computeIfAbsent: a shape looks up the shapes of its nested records.
            known = read(type);
            SHAPES.put(type, known);
        }
        return known;
    }

    /** What the record is called. */
    String name() {
        return constructor.getDeclaringClass().getSimpleName();
    }

    /** In the order of the constructor, inlined records as one. */
    List<ConfigKey> components() {
        return components;
    }

    /** All keys as YAML shows them, those of inlined records in their place. */
    List<ConfigKey> keys() {
        return components.stream().flatMap(RecordShape::flattened).toList();
    }

    List<String> names() {
        return keys().stream().map(ConfigKey::name).toList();
    }

    /** Makes the record; what its constructor has against the values comes out as it is. */
    Object construct(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException(constructor + " failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(constructor + " cannot be called", e);
        }
    }

    private static Stream<ConfigKey> flattened(ConfigKey key) {
        return key.inlined() && key.type() instanceof ValueType.Keys nested
                ? nested.shape().keys().stream()
                : Stream.of(key);
    }

    private static RecordShape read(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return new RecordShape(
                    constructor, Arrays.stream(components).map(RecordShape::key).toList());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " lost its canonical constructor", e);
        }
    }

    private static ConfigKey key(RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        boolean inlined = component.isAnnotationPresent(Inline.class);
        if (setting == null && !inlined) {
            throw new IllegalStateException(
                    component.getDeclaringRecord() + "." + component.getName() + " lacks @Setting");
        }
        component.getAccessor().setAccessible(true);
        boolean renamed = setting != null && !setting.name().isEmpty();
        return new ConfigKey(
                renamed ? setting.name() : component.getName(),
                ValueType.of(component.getGenericType()),
                setting,
                component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                inlined,
                component.getAccessor());
    }
}
