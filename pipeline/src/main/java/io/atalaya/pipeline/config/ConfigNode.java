package io.atalaya.pipeline.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the YAML says, before anyone knows what it means: a tree that remembers its lines. */
sealed interface ConfigNode {
    Position position();

    /** For messages: what this is and, where that is short and no secret, its value. */
    String described();

    /**
     * One value.
     *
     * @param text what it says, with secrets put in
     * @param shown what may be shown of it
     * @param plain written without quotes, so that a number is a number
     * @param substituted some of it came from a secret, so quotes say nothing of its type
     * @param origin how it was written, null where it was not written as it is
     */
    record Scalar(
            Position position,
            String text,
            String shown,
            boolean plain,
            boolean substituted,
            @Nullable ScalarOrigin origin)
            implements ConfigNode {
        private static final int SHOWN_CHARACTERS = 60;

        static Scalar written(Position position, String text, boolean plain) {
            return new Scalar(position, text, text, plain, false, null);
        }

        static Scalar read(
                Position position, String text, boolean plain, @Nullable ScalarOrigin origin) {
            return new Scalar(position, text, text, plain, false, origin);
        }

        /** Where a character of the text stands, as nearly as that can be told. */
        Position at(int offset) {
            return origin == null ? position : origin.at(offset);
        }

        boolean isNull() {
            return plain && (text.isEmpty() || text.equals("~") || text.matches("null|Null|NULL"));
        }

        /** Whether it may be read as a number or as true or false. */
        boolean isBare() {
            return plain || substituted;
        }

        /** Another text, made in the same way from what it says and from what may be shown. */
        Scalar with(UnaryOperator<String> change) {
            return new Scalar(
                    position, change.apply(text), change.apply(shown), plain, substituted, null);
        }

        @Override
        public String described() {
            if (isNull()) {
                return "no value";
            }
            String safe = Secrets.hidePasswords(shown);
            String start =
                    safe.length() > SHOWN_CHARACTERS
                            ? safe.substring(0, SHOWN_CHARACTERS) + "…"
                            : safe;
            return plain ? "'" + start + "'" : "the text \"" + start + "\"";
        }
    }

    /** A list. */
    record Sequence(Position position, List<ConfigNode> items) implements ConfigNode {
        @Override
        public String described() {
            return "a list";
        }
    }

    /** Keys and values, in the order of the file. */
    record Mapping(Position position, Map<String, Entry> entries) implements ConfigNode {
        static Mapping empty(Position position) {
            return new Mapping(position, new LinkedHashMap<>());
        }

        @Nullable ConfigNode get(String key) {
            Entry entry = entries.get(key);
            return entry == null ? null : entry.value();
        }

        /** The text of a key that holds a single value, for checks that need no more than that. */
        @Nullable String text(String key) {
            return get(key) instanceof Scalar scalar && !scalar.isNull() ? scalar.text() : null;
        }

        /** The items of a key that are mappings; what else is there is somebody else's problem. */
        List<Mapping> mappings(String key) {
            if (!(get(key) instanceof Sequence sequence)) {
                return List.of();
            }
            return sequence.items().stream()
                    .map(item -> item instanceof Mapping mapping ? mapping : empty(item.position()))
                    .toList();
        }

        @Override
        public String described() {
            return "keys and values";
        }
    }

    /** Something whose problem has been told already; nobody need tell another. */
    record Unreadable(Position position) implements ConfigNode {
        @Override
        public String described() {
            return "something unreadable";
        }
    }

    /** A key's value, and where the key itself stands. */
    record Entry(Position keyPosition, ConfigNode value) {}
}
