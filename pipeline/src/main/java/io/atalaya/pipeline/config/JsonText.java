package io.atalaya.pipeline.config;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes maps, lists, text, numbers and truth values as JSON for people to read. */
final class JsonText {
    private static final String INDENT = "  ";

    private JsonText() {}

    static String of(@Nullable Object value) {
        return write(value, "") + "\n";
    }

    private static String write(@Nullable Object value, String indent) {
        if (value instanceof Map<?, ?> map) {
            return inside("{", "}", map.entrySet(), indent, JsonText::entry);
        }
        if (value instanceof Collection<?> list) {
            boolean flat = list.stream().noneMatch(item -> item instanceof Map<?, ?>);
            return flat
                    ? list.stream()
                            .map(item -> write(item, indent))
                            .collect(Collectors.joining(", ", "[", "]"))
                    : inside("[", "]", list, indent, JsonText::write);
        }
        return value instanceof String text ? quoted(text) : String.valueOf(value);
    }

    private interface Writer<T> {
        String write(T item, String indent);
    }

    private static <T> String inside(
            String open,
            String close,
            Collection<? extends T> items,
            String indent,
            Writer<T> writer) {
        if (items.isEmpty()) {
            return open + close;
        }
        String deeper = indent + INDENT;
        return items.stream()
                .map(item -> deeper + writer.write(item, deeper))
                .collect(Collectors.joining(",\n", open + "\n", "\n" + indent + close));
    }

    private static String entry(Map.Entry<?, ?> entry, String indent) {
        return quoted(entry.getKey().toString()) + ": " + write(entry.getValue(), indent);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> quoted.append(escaped((char) c)));
        return quoted.append('"').toString();
    }

    private static String escaped(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            default -> c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c);
        };
    }
}
