package io.atalaya.operators.camera.ffmpeg;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a video comes from: a URL, a file's path, or {@code v4l2:///dev/video0}, which may ask the
 * device for something: {@code ?video_size=1280x720&framerate=30&input_format=mjpeg}. It may hold
 * credentials, so it prints itself without them and can take them out of any text.
 */
public final class CameraUrl {
    /** What a URL leads to. */
    public enum Kind {
        RTSP,
        HTTP,
        /** Any other network protocol of FFmpeg's: RTMP, SRT, RTP, UDP. */
        NETWORK,
        /** A capture device of Linux's. */
        DEVICE,
        FILE
    }

    private static final Pattern SCHEME = Pattern.compile("^([a-zA-Z][a-zA-Z0-9+.-]*)://(.*)$");
    private static final Pattern CREDENTIALS =
            Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*://)[^\\s'\"]*@");
    private static final Pattern QUERY =
            Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*://[^\\s?'\"]*\\?)[^\\s'\"]+");
    private static final Pattern FINITE =
            Pattern.compile("(?i).*\\.(mp4|m4v|mov|mkv|webm|avi|mpg|mpeg)");
    private static final Pattern HOST = Pattern.compile("^(\\[[^]]*]|[^/?#:]+)");
    private static final String HIDDEN = "***";

    /** What a device can be asked for, in the words of FFmpeg's documentation. */
    private static final Set<String> DEVICE_OPTIONS =
            Set.of("video_size", "framerate", "input_format");

    // Shorter ones would blot out half of any sentence.
    private static final int SHORTEST_SECRET = 4;

    private final String url;
    private final Kind kind;
    private final Map<String, String> deviceOptions;
    private final Set<String> secrets;

    private CameraUrl(String url, Kind kind) {
        this.url = url;
        this.kind = kind;
        this.deviceOptions = kind == Kind.DEVICE ? deviceOptionsOf(url) : Map.of();
        this.secrets = kind == Kind.FILE || kind == Kind.DEVICE ? Set.of() : secretsOf(url);
    }

    /**
     * Recognises where the text leads.
     *
     * @throws IllegalArgumentException where it is blank, or asks a device for what no device
     *     knows; nothing else is refused before opening
     */
    public static CameraUrl parse(String text) {
        String url = text.strip();
        if (url.isEmpty()) {
            throw new IllegalArgumentException("url is empty; give a URL or a file's path");
        }
        Matcher scheme = SCHEME.matcher(url);
        if (!scheme.matches()) {
            return new CameraUrl(url, Kind.FILE);
        }
        return switch (scheme.group(1).toLowerCase(Locale.ROOT)) {
            case "file" -> new CameraUrl(scheme.group(2), Kind.FILE);
            case "v4l2" -> new CameraUrl(scheme.group(2), Kind.DEVICE);
            case "rtsp", "rtsps" -> new CameraUrl(url, Kind.RTSP);
            case "http", "https" -> new CameraUrl(url, Kind.HTTP);
            default -> new CameraUrl(url, Kind.NETWORK);
        };
    }

    public Kind kind() {
        return kind;
    }

    /** Whether it comes to an end by nature: a file, also one that is read over HTTP. */
    public boolean isFinite() {
        return switch (kind) {
            case FILE -> true;
            case HTTP -> FINITE.matcher(url.replaceFirst("[?#].*$", "")).matches();
            default -> false;
        };
    }

    /**
     * Where its pictures are taken, without anything secret: the host, or a file's or device's own
     * path. Two URLs of one origin may show the same, since a camera sends several streams.
     */
    public String origin() {
        if (kind == Kind.FILE || kind == Kind.DEVICE) {
            return ownPath(Path.of(url));
        }
        String place = url.substring(hostStart(url)).toLowerCase(Locale.ROOT);
        Matcher host = HOST.matcher(place);
        // One that listens has a port alone.
        return host.find() ? host.group(1) : place.replaceFirst("[/?#].*$", "");
    }

    private static String ownPath(Path path) {
        try {
            return path.toRealPath().toString();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize().toString();
        }
    }

    /** For people and logs. */
    public String redacted() {
        return redact(url);
    }

    /** The text without anything that this URL keeps secret, or that looks like credentials. */
    public String redact(String text) {
        String clean = redactAny(text);
        for (String secret : secrets) {
            clean = clean.replace(secret, HIDDEN);
        }
        return clean;
    }

    /** The text without what looks like credentials of any URL. */
    static String redactAny(String text) {
        String clean = CREDENTIALS.matcher(text).replaceAll("$1" + HIDDEN + "@");
        return QUERY.matcher(clean).replaceAll("$1" + HIDDEN);
    }

    /** As FFmpeg wants it; with credentials. */
    String forFfmpeg() {
        return switch (kind) {
            // Without the prefix a name such as `door:1.mp4` would be taken for a protocol.
            case FILE -> "file:" + Path.of(url);
            case DEVICE -> url.replaceFirst("\\?.*$", "");
            default -> url;
        };
    }

    /**
     * What the device is asked for, by FFmpeg's names; what is not asked for stays as it is set.
     */
    Map<String, String> deviceOptions() {
        return deviceOptions;
    }

    private static Map<String, String> deviceOptionsOf(String url) {
        Map<String, String> options = new LinkedHashMap<>();
        int query = url.indexOf('?');
        if (query < 0) {
            return options;
        }
        for (String option : url.substring(query + 1).split("&", -1)) {
            int equals = option.indexOf('=');
            String name = equals < 0 ? option : option.substring(0, equals);
            String value = option.substring(equals + 1);
            if (!DEVICE_OPTIONS.contains(name) || equals < 0 || value.isBlank()) {
                throw new IllegalArgumentException(
                        "url asks the device for '"
                                + option
                                + "', which it does not know; write v4l2:///dev/video0"
                                + "?video_size=1280x720&framerate=30&input_format=mjpeg"
                                + ", or some of it");
            }
            options.put(name, value);
        }
        return options;
    }

    private static Set<String> secretsOf(String url) {
        Set<String> secrets = new LinkedHashSet<>();
        int authority = url.indexOf("://") + 3;
        int query = url.indexOf('?', authority);
        int host = hostStart(url);
        if (host > authority + 1) {
            String userInfo = url.substring(authority, host - 1);
            addSecret(secrets, userInfo);
            addSecret(secrets, userInfo.substring(userInfo.indexOf(':') + 1));
        }
        if (query >= 0) {
            addSecret(secrets, url.substring(query + 1));
        }
        return secrets;
    }

    /**
     * After the last @ before the query: more than FFmpeg takes for credentials, and never less.
     */
    private static int hostStart(String url) {
        int authority = url.indexOf("://") + 3;
        int query = url.indexOf('?', authority);
        int at = url.lastIndexOf('@', query < 0 ? url.length() : query);
        return at < authority ? authority : at + 1;
    }

    private static void addSecret(Set<String> secrets, String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            return;
        }
        secrets.add(secret);
        try {
            secrets.add(URLDecoder.decode(secret.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            // A stray percent sign: then there is no decoded form either.
            return;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CameraUrl that && url.equals(that.url) && kind == that.kind;
    }

    @Override
    public int hashCode() {
        return url.hashCode();
    }

    @Override
    public String toString() {
        return redacted();
    }
}
