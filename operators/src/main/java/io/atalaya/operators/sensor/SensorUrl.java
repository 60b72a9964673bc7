package io.atalaya.operators.sensor;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a sensor is: a URL or a file's path, which says how it is reached. It holds no credentials:
 * they have keys of their own, which are never shown.
 */
public final class SensorUrl {
    private static final Pattern CREDENTIALS =
            Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*://)[^/\\s]*@");
    private static final Pattern KAFKA =
            Pattern.compile("(?://([^/\\s]+:[0-9]{1,5})/)?([a-zA-Z0-9._-]{1,249})");
    private static final String HIDDEN = "***";
    private static final String KNOWN =
            "write the path of a file that ends in .csv, .tsv, .jsonl or .ndjson, or begin with"
                    + " mqtt://, mqtts://, kafka:, opc.tcp:// or modbus://";

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
        SensorKind kind = kindOf(url);
        return switch (kind) {
            case CSV, JSON_LINES -> new SensorUrl(path(url), kind);
            case MQTT, OPC_UA, MODBUS -> server(url, kind);
            case KAFKA -> kafka(url);
        };
    }

    /**
     * What kind of sensor the text names, whatever else is wrong with it. It costs little: this is
     * asked for each message.
     *
     * @throws IllegalArgumentException where it names none
     */
    static SensorKind kindOf(String written) {
        String url = written.strip();
        String scheme = schemeOf(url);
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "", "file" -> fileKindOf(path(url));
            case "mqtt", "mqtts" -> SensorKind.MQTT;
            case "opc.tcp" -> SensorKind.OPC_UA;
            case "modbus" -> SensorKind.MODBUS;
            case "kafka" -> SensorKind.KAFKA;
            default ->
                    throw new IllegalArgumentException(
                            "url begins with '" + scheme + ":', which no sensor has; " + KNOWN);
        };
    }

    /** As it was written; empty where there is none, as in a path. */
    private static String schemeOf(String url) {
        int colon = url.indexOf(':');
        for (int i = 0; i < colon; i++) {
            char c = url.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean other = (c >= '0' && c <= '9') || c == '+' || c == '.' || c == '-';
            if (!letter && !(other && i > 0)) {
                return "";
            }
        }
        return colon < 1 ? "" : url.substring(0, colon);
    }

    private static String path(String url) {
        String scheme = schemeOf(url);
        return scheme.isEmpty() ? url : url.substring(scheme.length() + 1).replaceFirst("^//", "");
    }

    private static SensorKind fileKindOf(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv") || name.endsWith(".tsv")) {
            return SensorKind.CSV;
        }
        if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            return SensorKind.JSON_LINES;
        }
        throw new IllegalArgumentException("url '" + path + "' does not say its kind; " + KNOWN);
    }

    private static SensorUrl server(String url, SensorKind kind) {
        URI uri = uri(url);
        if (uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "url '" + redact(url) + "' names no host; write such as mqtt://10.0.0.5:1883");
        }
        if (uri.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "url holds credentials; write them as username and password instead");
        }
        return new SensorUrl(url, kind);
    }

    private static SensorUrl kafka(String url) {
        if (!KAFKA.matcher(url.substring(url.indexOf(':') + 1)).matches()) {
            throw new IllegalArgumentException(
                    "url '"
                            + redact(url)
                            + "' names no topic; write kafka:topic for the pipeline's own brokers,"
                            + " or kafka://host:9092/topic");
        }
        return new SensorUrl(url, SensorKind.KAFKA);
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "url '" + redact(url) + "' is none: " + e.getReason(), e);
        }
    }

    public SensorKind kind() {
        return kind;
    }

    /** Of a file, its path. */
    public String text() {
        return text;
    }

    /** Of a server. */
    public String host() {
        return String.valueOf(uri(text).getHost());
    }

    /** Of a server. */
    public int port(int usual) {
        int port = uri(text).getPort();
        return port < 0 ? usual : port;
    }

    public boolean isTls() {
        return text.toLowerCase(Locale.ROOT).startsWith("mqtts:");
    }

    /** Of Kafka. */
    public String topic() {
        return kafkaPart(2).orElseThrow();
    }

    /** Of Kafka; nothing for the pipeline's own. */
    public Optional<String> brokers() {
        return kafkaPart(1);
    }

    private Optional<String> kafkaPart(int group) {
        Matcher parts = KAFKA.matcher(text.substring(text.indexOf(':') + 1));
        return parts.matches() ? Optional.ofNullable(parts.group(group)) : Optional.empty();
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
