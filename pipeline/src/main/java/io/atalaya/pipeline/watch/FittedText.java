package io.atalaya.pipeline.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Text that fits into columns of a terminal, whatever is in it. */
final class FittedText {
    private static final String CUT = "…";
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private FittedText() {}

    /**
     * Without what a terminal would obey instead of showing it: messages come from the network, and
     * from other people.
     */
    static String safe(String text) {
        var safe = new StringBuilder(text.length());
        text.codePoints().map(FittedText::shown).forEach(safe::appendCodePoint);
        return safe.toString();
    }

    private static int shown(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    ' ';
            default -> codePoint;
        };
    }

    /** Exactly so many columns wide: cut, or filled with spaces. */
    static AttributedString cell(String text, int width, AttributedStyle style) {
        return fill(new AttributedString(safe(text), style), width, style);
    }

    static AttributedString fill(AttributedString text, int width, AttributedStyle style) {
        int columns = text.columnLength();
        if (width <= 0) {
            return AttributedString.EMPTY;
        }
        if (columns > width) {
            return new AttributedStringBuilder()
                    .append(text.columnSubSequence(0, width - 1))
                    .styled(style, CUT)
                    .toAttributedString();
        }
        return new AttributedStringBuilder()
                .append(text)
                .styled(style, " ".repeat(width - columns))
                .toAttributedString();
    }

    /** Broken at spaces, and within a word only where it is wider than a line. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        for (String word : SPACES.splitAsStream(safe(text).strip()).toList()) {
            if (columns(line + " " + word) > width && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
            while (columns(line) > width) {
                var whole = new AttributedString(line);
                lines.add(whole.columnSubSequence(0, width).toString());
                String rest = whole.columnSubSequence(width, Integer.MAX_VALUE).toString();
                line.setLength(0);
                line.append(rest);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private static int columns(CharSequence text) {
        return new AttributedString(text).columnLength();
    }
}
