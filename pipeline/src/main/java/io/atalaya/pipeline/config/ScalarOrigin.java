package io.atalaya.pipeline.config;

import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * How a value was written, so that a place inside it can be found in the file: behind a quote, on
 * the third line of a block, after an escape.
 */
final class ScalarOrigin {
    private final String yaml;
    private final ScalarNode node;

    private ScalarOrigin(String yaml, ScalarNode node) {
        this.yaml = yaml;
        this.node = node;
    }

    /**
     * Where a value of this text comes from.
     *
     * @param yaml the whole text
     */
    static ScalarOrigin of(ScalarNode node, String yaml) {
        return new ScalarOrigin(yaml, node);
    }

    /** Where a character of the value stands in the file. */
    Position at(int offset) {
        return new Walk(written(), node.getValue(), node.getScalarStyle(), start()).to(offset);
    }

    private Position start() {
        Mark start = node.getStartMark().orElseThrow();
        return new Position(start.getLine() + 1, start.getColumn() + 1);
    }

    private String written() {
        Mark start = node.getStartMark().orElseThrow();
        Mark end = node.getEndMark().orElseThrow();
        int from = yaml.offsetByCodePoints(0, start.getIndex());
        return yaml.substring(
                from, yaml.offsetByCodePoints(from, end.getIndex() - start.getIndex()));
    }

    /** Goes through what is written and what it says side by side. */
    private record Walk(String written, String value, ScalarStyle style, Position start) {
        Position to(int offset) {
            int at = firstCharacter();
            for (int i = 0; i < Math.min(offset, value.length()); i++) {
                at = after(at, value.charAt(i));
            }
            return positionOf(skipWhatIsNotSaid(at, offset));
        }

        private int firstCharacter() {
            return switch (style) {
                case SINGLE_QUOTED, DOUBLE_QUOTED -> 1;
                // The line with | or > is not part of the value, nor are comments behind it.
                case LITERAL, FOLDED -> written.indexOf('\n') + 1;
                default -> 0;
            };
        }

        /** The place behind this character of the value, which is written at or behind a place. */
        private int after(int from, char c) {
            int at = from;
            if (Character.isWhitespace(c)) {
                if (at >= written.length() || !Character.isWhitespace(written.charAt(at))) {
                    // It was passed together with the indentation.
                    return at;
                }
                return written.charAt(at) == '\n' ? behindIndentation(at + 1) : at + 1;
            }
            while (at < written.length() && written.charAt(at) != c) {
                at++;
            }
            boolean doubled = style == ScalarStyle.SINGLE_QUOTED && c == '\'';
            return Math.min(at + (doubled ? 2 : 1), written.length());
        }

        private int behindIndentation(int from) {
            int at = from;
            while (at < written.length() && Character.isWhitespace(written.charAt(at))) {
                at++;
            }
            return at;
        }

        /** Indentation and backslashes stand before what they belong to. */
        private int skipWhatIsNotSaid(int from, int offset) {
            if (offset >= value.length() || Character.isWhitespace(value.charAt(offset))) {
                return from;
            }
            int at = from;
            while (at < written.length() && written.charAt(at) != value.charAt(offset)) {
                at++;
            }
            return Math.min(at, written.length());
        }

        private Position positionOf(int at) {
            int line = start.line();
            int column = start.column();
            for (int i = 0; i < at; i++) {
                boolean end = written.charAt(i) == '\n';
                line += end ? 1 : 0;
                column = end ? 1 : column + 1;
            }
            return new Position(line, column);
        }
    }
}
