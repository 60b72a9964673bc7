package io.atalaya.pipeline.config;

import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The values that came from {@code ${env:…}} and {@code ${file:…}}; they are never shown. */
final class Secrets {
    static final String HIDDEN = "***";

    /** The password of {@code scheme://user:password@host}, written in the open. */
    private static final Pattern PASSWORD_IN_URL =
            Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*://[^/\\s:@]*:)[^/\\s]*@");

    /**
     * The longest first, so that a secret within another does not leave the rest of it in sight.
     */
    private final Set<String> values =
            new TreeSet<>(
                    Comparator.comparingInt(String::length)
                            .reversed()
                            .thenComparing(Comparator.naturalOrder()));

    void add(String value) {
        if (!value.isBlank()) {
            values.add(value);
        }
    }

    /** The text with each secret replaced, and with the passwords of its URLs replaced. */
    String hide(String text) {
        String hidden = text;
        for (String value : values) {
            hidden = hidden.replace(value, HIDDEN);
        }
        return hidePasswords(hidden);
    }

    static String hidePasswords(String text) {
        return PASSWORD_IN_URL.matcher(text).replaceAll("$1" + HIDDEN + "@");
    }
}
