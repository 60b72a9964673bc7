package io.atalaya.operators.sensor;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.settings.Setting;
import java.io.Serializable;

/** How a CSV file is written. */
public record CsvConfig(
        @Setting(
                        doc =
                                "What stands between columns, one character, `tab` or `auto`: by the"
                                        + " header.",
                        defaultValue = "auto",
                        example = "\";\"")
                String separator,
        @Setting(
                        doc = "What stands before a number's fraction, a point or a comma.",
                        defaultValue = "\".\"",
                        example = "\",\"")
                String decimal)
        implements Serializable {
    private static final String AUTO = "auto";

    public CsvConfig {
        requireNonNull(separator, "separator is null");
        requireNonNull(decimal, "decimal is null");
        boolean word = separator.equals(AUTO) || separator.equals("tab");
        if (!word && separator.length() != 1) {
            throw new IllegalArgumentException(
                    "separator is '" + separator + "'; write one character, tab or auto");
        }
        if (!decimal.equals(".") && !decimal.equals(",")) {
            throw new IllegalArgumentException(
                    "decimal is '" + decimal + "'; write \".\" or \",\"");
        }
        if (decimal.equals(separator)) {
            throw new IllegalArgumentException(
                    "separator and decimal are the same; set separator: \";\" or decimal: \".\"");
        }
    }

    /** The character between the columns of a file that begins with this header. */
    public char separatorOf(String header) {
        if (separator.equals("tab")) {
            return '\t';
        }
        if (!separator.equals(AUTO)) {
            return separator.charAt(0);
        }
        char most = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(header, candidate) > count(header, most)) {
                most = candidate;
            }
        }
        return most;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }
}
