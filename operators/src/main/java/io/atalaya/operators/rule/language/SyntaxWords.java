package io.atalaya.operators.rule.language;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what is wrong with the form of an expression. */
final class SyntaxWords {
    private static final Pattern MISSING = Pattern.compile("(?s)missing '(.*?)' at .*");
    private static final Pattern UNEXPECTED =
            Pattern.compile("(?s)(?:mismatched|extraneous) input '(.*?)' expecting .*");
    private static final Pattern NOT_A_WORD =
            Pattern.compile("(?s)token recognition error at: '(.*)'");
    private static final Pattern RESERVED = Pattern.compile("reserved identifier: (.*)");

    private SyntaxWords() {}

    static String say(String message) {
        Matcher missing = MISSING.matcher(message);
        if (missing.matches()) {
            return "a '" + missing.group(1) + "' is missing here";
        }
        Matcher unexpected = UNEXPECTED.matcher(message);
        if (unexpected.matches()) {
            return unexpected(unexpected.group(1));
        }
        Matcher word = NOT_A_WORD.matcher(message);
        if (word.matches()) {
            return notAWord(word.group(1));
        }
        Matcher reserved = RESERVED.matcher(message);
        if (reserved.matches()) {
            return "'" + reserved.group(1) + "' is a reserved word; use another name";
        }
        return message.replace('\n', ' ');
    }

    private static String unexpected(String input) {
        return switch (input) {
            case "<EOF>" -> "ends too early; something is missing here";
            case "and", "AND" -> "'" + input + "' is not expected here; write && for and";
            case "or", "OR" -> "'" + input + "' is not expected here; write || for or";
            case "not", "NOT" -> "'" + input + "' is not expected here; write ! for not";
            default -> "'" + input + "' is not expected here";
        };
    }

    private static String notAWord(String input) {
        if (input.startsWith("'") || input.startsWith("\"")) {
            return "a text begins here and does not end; close it with " + input.charAt(0);
        }
        return switch (input.strip()) {
            case "=" -> "'=' is not known here; write == to compare";
            case "&" -> "'&' is not known here; write && for and";
            case "|" -> "'|' is not known here; write || for or";
            default -> "'" + input.strip() + "' is not known here";
        };
    }
}
