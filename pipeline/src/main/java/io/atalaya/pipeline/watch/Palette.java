package io.atalaya.pipeline.watch;

import io.atalaya.schemas.v1.Alert;
import java.util.Locale;
import org.jline.utils.AttributedStyle;

/**
 * How priorities and states look: each by colour, by shape and by word, so that none is needed.
 * Colour is only for what wants attention; what an operator knows of, or has put aside, is quiet.
 *
 * @param coloured false where {@code NO_COLOR} is set
 * @param shapes false where the terminal's encoding has none
 */
record Palette(boolean coloured, boolean shapes) {
    static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    static final AttributedStyle STRONG = AttributedStyle.BOLD;
    static final AttributedStyle QUIET = AttributedStyle.DEFAULT.faint();

    /** A shape of one column, for each priority another. */
    String shape(Alert.Priority priority) {
        return switch (priority) {
            case CRITICAL, PRIORITY_UNSPECIFIED, UNRECOGNIZED -> shapes ? "■" : "#";
            case HIGH -> shapes ? "▲" : "^";
            case MEDIUM -> shapes ? "▼" : "v";
            case LOW -> shapes ? "●" : "o";
        };
    }

    static String word(Alert.Priority priority) {
        return switch (priority) {
            case PRIORITY_UNSPECIFIED, UNRECOGNIZED -> "unknown";
            default -> priority.name();
        };
    }

    /** Nobody knows yet: on a ground of its colour. Somebody does: in it. Put aside: quiet. */
    AttributedStyle style(Alert alert) {
        return switch (alert.getState()) {
            case UNACKNOWLEDGED, STATE_UNSPECIFIED, UNRECOGNIZED -> loud(alert.getPriority());
            case RETURNED_UNACKNOWLEDGED, LATCHED -> ink(alert.getPriority()).bold();
            case ACKNOWLEDGED -> ink(alert.getPriority());
            case NORMAL, SHELVED, SUPPRESSED_BY_DESIGN, OUT_OF_SERVICE -> QUIET;
        };
    }

    AttributedStyle problem() {
        return coloured ? STRONG.foreground(AttributedStyle.RED) : STRONG;
    }

    private AttributedStyle loud(Alert.Priority priority) {
        return coloured
                ? PLAIN.foreground(AttributedStyle.BLACK).background(colour(priority)).bold()
                : PLAIN.inverse().bold();
    }

    private AttributedStyle ink(Alert.Priority priority) {
        return coloured ? PLAIN.foreground(colour(priority)) : PLAIN;
    }

    private static int colour(Alert.Priority priority) {
        return switch (priority) {
            case CRITICAL, PRIORITY_UNSPECIFIED, UNRECOGNIZED ->
                    AttributedStyle.RED + AttributedStyle.BRIGHT;
            case HIGH -> AttributedStyle.YELLOW;
            case MEDIUM -> AttributedStyle.CYAN;
            case LOW -> AttributedStyle.WHITE;
        };
    }

    /** In ten columns. */
    static String shortWord(Alert.State state) {
        return switch (state) {
            case UNACKNOWLEDGED -> "UNACK";
            case RETURNED_UNACKNOWLEDGED -> "RTN UNACK";
            case LATCHED -> "LATCHED";
            case ACKNOWLEDGED -> "ack";
            case NORMAL -> "normal";
            case SHELVED -> "shelved";
            case SUPPRESSED_BY_DESIGN -> "by design";
            case OUT_OF_SERVICE -> "out of svc";
            case STATE_UNSPECIFIED, UNRECOGNIZED -> "unknown";
        };
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
