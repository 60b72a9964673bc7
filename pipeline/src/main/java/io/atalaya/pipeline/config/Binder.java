package io.atalaya.pipeline.config;

import io.atalaya.operators.settings.Setting;
import io.atalaya.operators.settings.Suggestion;
import io.atalaya.pipeline.config.ConfigNode.Entry;
import io.atalaya.pipeline.config.ConfigNode.Mapping;
import io.atalaya.pipeline.config.ConfigNode.Scalar;
import io.atalaya.pipeline.config.ConfigNode.Sequence;
import io.atalaya.pipeline.config.ConfigNode.Unreadable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes records from a tree. It goes on after a problem, so that all are found at once; what could
 * be made of the parts is there even where the whole could not be made.
 */
final class Binder {
    private final Problems problems;
    private final Map<String, Object> boundByPath = new HashMap<>();

    Binder(Problems problems) {
        this.problems = problems;
    }

    /** Whether a value could be made, and the value, which may be null where that is allowed. */
    private record Bound(boolean ok, @Nullable Object value) {
        static final Bound FAILED = new Bound(false, null);

        static Bound of(@Nullable Object value) {
            return new Bound(true, value);
        }
    }

    <T extends Record> Optional<T> bind(Class<T> type, ConfigNode node) {
        return Optional.ofNullable(type.cast(keys(RecordShape.of(type), node, "").value()));
    }

    /** The record that was made at a path, whatever became of those around it. */
    <T extends Record> Optional<T> boundAt(String path, Class<T> type) {
        Object bound = boundByPath.get(path);
        return type.isInstance(bound) ? Optional.of(type.cast(bound)) : Optional.empty();
    }

    /** One key's value on its own. */
    Optional<Object> bindValue(ConfigKey key, ConfigNode node) {
        return Optional.ofNullable(value(key.type(), node, key.name(), key.declared()).value());
    }

    private Bound value(ValueType type, ConfigNode node, String path, Setting setting) {
        if (node instanceof Unreadable) {
            return Bound.FAILED;
        }
        if (type instanceof ValueType.Single single) {
            return single(single.type(), node, path, setting);
        }
        if (type instanceof ValueType.ListOf list) {
            return list(list.items(), node, path, setting);
        }
        if (type instanceof ValueType.Keys keys) {
            return keys(keys.shape(), node, path);
        }
        return textMap(node, path, setting);
    }

    private Bound single(Class<?> type, ConfigNode node, String path, Setting setting) {
        if (!(node instanceof Scalar scalar)) {
            return wrongKind("a single value", node, path, exampleOf(setting));
        }
        try {
            return Bound.of(SingleValue.read(type, scalar, setting));
        } catch (BadValueException e) {
            problems.add(path, node.position(), e.problem());
            return Bound.FAILED;
        }
    }

    private Bound list(ValueType itemType, ConfigNode node, String path, Setting setting) {
        if (!(node instanceof Sequence sequence)) {
            String cure =
                    itemType instanceof ValueType.Single
                            ? "write [a, b]"
                            : "begin each item with '- '";
            return wrongKind("a list", node, path, cure);
        }
        List<Object> items = new ArrayList<>();
        boolean ok = true;
        for (int i = 0; i < sequence.items().size(); i++) {
            String itemPath = ConfigPath.item(path, i);
            Bound bound = value(itemType, sequence.items().get(i), itemPath, setting);
            ok &= bound.ok();
            if (bound.value() != null) {
                items.add(bound.value());
            }
        }
        return ok ? Bound.of(List.copyOf(items)) : Bound.FAILED;
    }

    private Bound textMap(ConfigNode node, String path, Setting setting) {
        if (!(node instanceof Mapping mapping)) {
            return wrongKind("keys and values", node, path, "write 'key: value' lines below it");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        boolean ok = true;
        for (Map.Entry<String, Entry> entry : mapping.entries().entrySet()) {
            String childPath = ConfigPath.key(path, entry.getKey());
            ValueType text = new ValueType.Single(String.class);
            Bound bound = value(text, entry.getValue().value(), childPath, setting);
            ok &= bound.ok();
            if (bound.value() != null) {
                values.put(entry.getKey(), bound.value());
            }
        }
        return ok ? Bound.of(Collections.unmodifiableMap(values)) : Bound.FAILED;
    }

    private Bound keys(RecordShape shape, ConfigNode node, String path) {
        if (!(node instanceof Mapping mapping)) {
            String cure = "the keys here are " + String.join(", ", shape.names());
            return wrongKind("keys and values", node, path, cure);
        }
        reportUnknownKeys(shape, mapping, path);
        Bound bound = construct(shape, mapping, path);
        if (bound.value() != null) {
            boundByPath.put(path, bound.value());
        }
        return bound;
    }

    private void reportUnknownKeys(RecordShape shape, Mapping mapping, String path) {
        List<String> known = shape.names();
        mapping.entries()
                .forEach(
                        (name, entry) -> {
                            if (!known.contains(name)) {
                                problems.add(
                                        ConfigPath.key(path, name),
                                        entry.keyPosition(),
                                        unknownKey(name, known));
                            }
                        });
    }

    private static String unknownKey(String name, List<String> known) {
        return "is not a known key"
                + Suggestion.forWord(name, known)
                + "; the keys here are "
                + String.join(", ", known);
    }

    /** What is wrong between the keys is told as well, where the others do not need a wrong one. */
    private Bound construct(RecordShape shape, Mapping mapping, String path) {
        List<@Nullable Object> values = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        boolean complete = true;
        for (ConfigKey key : shape.components()) {
            Bound bound =
                    key.inlined() && key.type() instanceof ValueType.Keys nested
                            ? construct(nested.shape(), mapping, path)
                            : component(key, mapping, ConfigPath.key(path, key.name()));
            if (!bound.ok()) {
                wrong.add(key.name());
                bound = leftOut(key, mapping.position());
            }
            complete &= bound.ok();
            values.add(bound.value());
        }
        return complete ? construct(shape, values, wrong, mapping.position(), path) : Bound.FAILED;
    }

    private Bound construct(
            RecordShape shape,
            List<@Nullable Object> values,
            List<String> wrong,
            Position position,
            String path) {
        try {
            Object made = shape.construct(values.toArray());
            return wrong.isEmpty() ? Bound.of(made) : Bound.FAILED;
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            if (wrong.stream().noneMatch(key -> message.matches("(?s).*\\b" + key + "\\b.*"))) {
                problems.add(path, position, message);
            }
            return Bound.FAILED;
        }
    }

    /** What a key comes to that is not there. */
    private static Bound leftOut(ConfigKey key, Position position) {
        return key.inlined()
                ? Bound.FAILED
                : new Binder(new Problems("", new Secrets()))
                        .component(key, Mapping.empty(position), key.name());
    }

    private Bound component(ConfigKey key, Mapping mapping, String path) {
        ConfigNode written = mapping.get(key.name());
        Setting setting = key.declared();
        if (written != null) {
            return value(key.type(), written, path, setting);
        }
        if (!setting.defaultValue().isEmpty()) {
            return Bound.of(DefaultValue.of(key));
        }
        if (key.nullable()) {
            return Bound.of(null);
        }
        if (!key.optional() && !(key.type() instanceof ValueType.Keys)) {
            problems.add(path, mapping.position(), missing(setting));
            return Bound.FAILED;
        }
        ConfigNode nothing =
                key.type() instanceof ValueType.ListOf
                        ? new Sequence(mapping.position(), List.of())
                        : Mapping.empty(mapping.position());
        return value(key.type(), nothing, path, setting);
    }

    private Bound wrongKind(String expected, ConfigNode node, String path, String cure) {
        problems.add(
                path,
                node.position(),
                "expected " + expected + ", got " + node.described() + "; " + cure);
        return Bound.FAILED;
    }

    private static String missing(Setting setting) {
        return "is missing; " + exampleOf(setting) + ". It is: " + setting.doc();
    }

    private static String exampleOf(Setting setting) {
        return setting.example().isEmpty()
                ? "give it a value"
                : "write one such as " + setting.example();
    }
}
