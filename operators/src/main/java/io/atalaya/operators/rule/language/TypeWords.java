package io.atalaya.operators.rule.language;

import java.util.ArrayList;
import java.util.List;

/** The types' names as people say them. */
final class TypeWords {
    private TypeWords() {}

    static String of(String type) {
        return switch (type) {
            case "bool" -> "a condition (true or false)";
            case "int", "uint" -> "a whole number";
            case "double" -> "a number";
            case "string" -> "a text";
            case "google.protobuf.Duration" -> "a duration";
            case "google.protobuf.Timestamp" -> "a moment";
            case "null_type" -> "nothing";
            case "Zone" -> "a zone";
            case "Line" -> "a line";
            case "Track" -> "a track";
            case "Reading" -> "a reading";
            case "Anomaly" -> "an anomaly";
            case "Health" -> "a camera or sensor";
            case "Now" -> "the time";
            case "map(string, string)" -> "a track's attributes";
            case "list(Track)" -> "a list of tracks";
            default -> type.startsWith("list(") ? "a list" : type;
        };
    }

    /** The types in a list such as {@code int, list(map(a, b))}. */
    static List<String> split(String types) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < types.length(); i++) {
            char c = types.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(types.substring(start, i).strip());
                start = i + 1;
            }
        }
        String last = types.substring(start).strip();
        if (!last.isEmpty()) {
            parts.add(last);
        }
        return parts;
    }
}
