package io.atalaya.operators.rule;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message with words in braces, which are checked when it is made and filled in for each alert.
 */
final class MessageTemplate {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    private final String text;

    MessageTemplate(String text, Set<String> allowed) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("message is empty; leave it out or say something");
        }
        requireKnown(text, allowed);
        this.text = text;
    }

    /** The message; a word that is not there stays empty. */
    String fill(Map<String, String> words) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(words.getOrDefault(found.group(1), "")));
    }

    private static void requireKnown(String text, Set<String> allowed) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            if (!allowed.contains(matcher.group(1))) {
                throw new IllegalArgumentException(
                        "message has "
                                + matcher.group()
                                + ", which this condition cannot fill in; it has "
                                + inBraces(allowed));
            }
        }
        String rest = matcher.replaceAll("");
        if (rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
            throw new IllegalArgumentException("message has a brace without its partner: " + text);
        }
    }

    private static String inBraces(Set<String> words) {
        return "{" + String.join("}, {", new TreeSet<>(words)) + "}";
    }
}
