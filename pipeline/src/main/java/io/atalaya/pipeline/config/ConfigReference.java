package io.atalaya.pipeline.config;

import io.atalaya.operators.settings.Setting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the tables of {@code docs/configuration.md}: every key, in the order of the YAML. */
final class ConfigReference {
    private static final String EMPTY_TEXT = "\"\"";

    private final StringBuilder text = new StringBuilder();
    private final Deque<Section> waiting = new ArrayDeque<>();

    private record Section(String path, String doc, RecordShape shape) {}

    private ConfigReference() {}

    /** A section for each record, the root's first. */
    static String of(Class<? extends Record> root) {
        ConfigReference reference = new ConfigReference();
        reference.write(new Section("", "", RecordShape.of(root)));
        return reference.text.toString();
    }

    private void write(Section section) {
        boolean root = section.path().isEmpty();
        text.append(root ? "## The file\n\n" : "## `" + section.path() + "`\n\n");
        if (!section.doc().isEmpty()) {
            text.append(section.doc()).append("\n\n");
        }
        text.append("| key | type | default | meaning |\n|---|---|---|---|\n");
        Deque<Section> nested = new ArrayDeque<>();
        for (ConfigKey key : section.shape().keys()) {
            text.append(row(key));
            collect(key, section.path(), nested);
        }
        text.append('\n');
        while (!nested.isEmpty()) {
            waiting.addFirst(nested.removeLast());
        }
        if (!waiting.isEmpty()) {
            write(waiting.removeFirst());
        }
    }

    private static void collect(ConfigKey key, String parent, Deque<Section> nested) {
        String path = ConfigPath.key(parent, key.name());
        ValueType type = key.type();
        while (type instanceof ValueType.ListOf list) {
            path += "[]";
            type = list.items();
        }
        if (type instanceof ValueType.Keys keys) {
            nested.addLast(new Section(path, key.declared().doc(), keys.shape()));
        }
    }

    private static String row(ConfigKey key) {
        Setting setting = key.declared();
        String example = setting.example().isEmpty() ? "" : " Example: " + code(setting.example());
        return "| %s | %s | %s | %s%s |\n"
                .formatted(
                        code(key.name()),
                        typeOf(key.type(), setting),
                        defaultOf(key),
                        cell(setting.doc()),
                        example);
    }

    private static String defaultOf(ConfigKey key) {
        String value = key.declared().defaultValue();
        if (value.equals(EMPTY_TEXT)) {
            return "-";
        }
        if (!value.isEmpty()) {
            return code(value);
        }
        if (!key.optional()) {
            return "**required**";
        }
        if (key.nullable() || key.type() instanceof ValueType.Keys) {
            return "-";
        }
        return code(key.type() instanceof ValueType.ListOf ? "[]" : "{}");
    }

    private static String typeOf(ValueType type, Setting setting) {
        if (type instanceof ValueType.ListOf list) {
            return "list of " + typeOf(list.items(), setting);
        }
        if (type instanceof ValueType.Keys) {
            return "keys below";
        }
        return type instanceof ValueType.Single single
                ? singleType(single.type(), setting)
                : "keys with text";
    }

    private static String singleType(Class<?> type, Setting setting) {
        if (type.isEnum()) {
            List<String> words = SingleValue.words(type);
            return words.stream().map(ConfigReference::code).collect(Collectors.joining(", "));
        }
        if (type == String.class) {
            return "text";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "`true`, `false`";
        }
        if (type == Instant.class) {
            return "instant";
        }
        String unit = type == Duration.class ? "s" : "";
        String range = SingleValue.range(setting, unit);
        String name = unit.isEmpty() ? numberName(type) : "duration";
        return range.isEmpty() ? name : name + ", " + range;
    }

    private static String numberName(Class<?> type) {
        return type == double.class || type == Double.class ? "number" : "whole number";
    }

    private static String code(String text) {
        return "`" + cell(text) + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
