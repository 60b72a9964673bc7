package io.atalaya.console.setup;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A camera's entry as YAML, with its password left to the environment. */
public final class CameraEntry {
    private static final Pattern CREDENTIALS =
            Pattern.compile("([a-z][a-z0-9+.-]*://[^/?#@:]*):([^/?#@]+)@(.*)");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");

    private CameraEntry() {}

    /**
     * The entry.
     *
     * @param blur the labels that are made unrecognisable; none for none
     */
    public static String yaml(String name, String area, String url, List<String> blur) {
        var yaml = new StringBuilder();
        yaml.append("name: ").append(quoted(name)).append('\n');
        yaml.append("url: ").append(url(name, url)).append('\n');
        if (!area.isBlank()) {
            yaml.append("area: ").append(quoted(area)).append('\n');
        }
        if (!blur.isEmpty()) {
            String labels = blur.stream().map(CameraEntry::quoted).collect(joining(", "));
            yaml.append("privacy: {blur: [").append(labels).append("]}\n");
        }
        return yaml.toString();
    }

    private static String url(String name, String url) {
        Matcher written = CREDENTIALS.matcher(url);
        if (!written.matches() || written.group(2).startsWith("${")) {
            return quoted(url);
        }
        String variable = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_PASSWORD";
        return quoted(written.group(1) + ":${env:" + variable + "}@" + written.group(3));
    }

    private static String quoted(String text) {
        return PLAIN.matcher(text).matches()
                ? text
                : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
