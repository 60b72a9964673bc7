package io.atalaya.pipeline.config;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes a configuration as YAML, with every default and without any secret. */
final class EffectiveYaml {
    private static final String INDENT = "  ";
    private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[A-Za-z_/.][^:#'\"{}\\[\\],]*");
    private static final Pattern LOOKS_LIKE_ANOTHER_TYPE =
            Pattern.compile("(?i)true|false|null|~|\\.(nan|inf)|\\.[0-9].*|.*\\s");

    /** Free keys, such as Kafka's, whose values are nobody's business. */
    private static final Pattern SECRET_KEY =
            Pattern.compile("(?i).*(password|secret|token|jaas|credential|private.*key).*");

    private final PathIndex index;
    private final StringBuilder text = new StringBuilder();

    EffectiveYaml(PathIndex index) {
        this.index = index;
    }

    String write(Record config) {
        keys(RecordShape.of(config.getClass()), config, "", "", "");
        return text.toString();
    }

    /**
     * @param first what the first line begins with, such as {@code "- "} in a list
     */
    private void keys(RecordShape shape, Object config, String path, String first, String indent) {
        String start = first;
        for (ConfigKey key : shape.components()) {
            Object value = key.valueIn(config);
            if (value == null) {
                continue;
            }
            if (key.inlined() && key.type() instanceof ValueType.Keys nested) {
                keys(nested.shape(), value, path, start, indent);
            } else {
                text.append(start).append(key.name()).append(':');
                value(key.type(), value, ConfigPath.key(path, key.name()), indent);
            }
            start = indent;
        }
    }

    private void value(ValueType type, Object value, String path, String indent) {
        if (type instanceof ValueType.Keys keys) {
            text.append('\n');
            String deeper = indent + INDENT;
            keys(keys.shape(), value, path, deeper, deeper);
        } else if (type instanceof ValueType.ListOf list && value instanceof List<?> items) {
            list(list.items(), items, path, indent);
        } else if (value instanceof Map<?, ?> map) {
            map(map, path, indent);
        } else {
            text.append(' ').append(single(value, path)).append('\n');
        }
    }

    private void list(ValueType itemType, List<?> items, String path, String indent) {
        if (!(itemType instanceof ValueType.Keys keys)) {
            text.append(' ').append(flow(items, path)).append('\n');
            return;
        }
        text.append(items.isEmpty() ? " []\n" : "\n");
        for (int i = 0; i < items.size(); i++) {
            String deeper = indent + INDENT;
            keys(
                    keys.shape(),
                    items.get(i),
                    ConfigPath.item(path, i),
                    deeper + "- ",
                    deeper + INDENT);
        }
    }

    private String flow(List<?> items, String path) {
        StringBuilder flow = new StringBuilder("[");
        for (int i = 0; i < items.size(); i++) {
            String itemPath = ConfigPath.item(path, i);
            flow.append(i == 0 ? "" : ", ")
                    .append(
                            items.get(i) instanceof List<?> nested
                                    ? flow(nested, itemPath)
                                    : single(items.get(i), itemPath));
        }
        return flow.append(']').toString();
    }

    private void map(Map<?, ?> map, String path, String indent) {
        text.append(map.isEmpty() ? " {}\n" : "\n");
        map.forEach(
                (key, value) -> {
                    String name = key.toString();
                    boolean secret = SECRET_KEY.matcher(name).matches();
                    String shown =
                            secret
                                    ? quoted(Secrets.HIDDEN)
                                    : single(value, ConfigPath.key(path, name));
                    text.append(indent + INDENT + quoted(name) + ": " + shown + "\n");
                });
    }

    private String single(@Nullable Object value, String path) {
        if (value == null) {
            return "null";
        }
        String shown = index.shownAt(path);
        if (shown != null && shown.contains(Secrets.HIDDEN)) {
            return quoted(Secrets.hidePasswords(shown));
        }
        return value instanceof String written
                ? quoted(Secrets.hidePasswords(written))
                : SingleValue.write(value);
    }

    private static String quoted(String value) {
        boolean plain =
                NEEDS_NO_QUOTES.matcher(value).matches()
                        && !LOOKS_LIKE_ANOTHER_TYPE.matcher(value).matches();
        return plain ? value : JsonText.of(value).strip();
    }
}
