package io.atalaya.operators.sensor;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a sensor is: a URL or a file's path, which says how it is reached. It may hold credentials,
 * so it prints itself without them.
 */
public final class SensorUrl {
    private static final Pattern SCHEME = Pattern.compile("^([a-zA-Z][a-zA-Z0-9+.-]*):(//)?(.*)$");
    private static final Pattern CREDENTIALS =
            Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*://)[^/\\s]*@");
    private static final String HIDDEN = "***";
    private static final String KNOWN =
            "write the path of a file that ends in .csv, .tsv, .jsonl or .ndjson";

    private final String text;
    private final SensorKind kind;

    private SensorUrl(String text, SensorKind kind) {
        this.text = text;
        this.kind = kind;
    }

    /**
     * Recognises where the text leads.
     *
     * @throws IllegalArgumentException where it leads nowhere that is known
     */
    public static SensorUrl parse(String written) {
        String url = written.strip();
        if (url.isEmpty()) {
            throw new IllegalArgumentException("url is empty; " + KNOWN);
        }
        Matcher scheme = SCHEME.matcher(url);
        if (!scheme.matches()) {
            return file(url);
        }
        if (scheme.group(1).equalsIgnoreCase("file")) {
            return file(scheme.group(3));
        }
        throw new IllegalArgumentException(
                "url begins with '" + scheme.group(1) + ":', which no sensor has; " + KNOWN);
    }

    private static SensorUrl file(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv") || name.endsWith(".tsv")) {
            return new SensorUrl(path, SensorKind.CSV);
        }
        if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            return new SensorUrl(path, SensorKind.JSON_LINES);
        }
        throw new IllegalArgumentException("url '" + path + "' does not say its kind; " + KNOWN);
    }

    public SensorKind kind() {
        return kind;
    }

    /** With credentials; of a file, its path. */
    public String text() {
        return text;
    }

    /** For people and logs. */
    public String redacted() {
        return redact(text);
    }

    /** The text without what looks like credentials of a URL. */
    static String redact(String text) {
        return CREDENTIALS.matcher(text).replaceAll("$1" + HIDDEN + "@");
    }

    @Override
    public String toString() {
        return redacted();
    }
}
