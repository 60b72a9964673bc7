package io.atalaya.console.http;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a file that a browser asks for, as RFC 9110 lays it out: players jump in a clip by
 * it.
 *
 * @param first byte, from 0
 * @param last byte, included
 */
public record ByteRange(long first, long last) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    public ByteRange {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("no range: " + first + " to " + last);
        }
    }

    public long length() {
        return last - first + 1;
    }

    /** For the header {@code Content-Range}. */
    public String of(long size) {
        return "bytes " + first + "-" + last + "/" + size;
    }

    /** Whether a header asks for one part; several at once are answered with the whole. */
    public static boolean isOne(String header) {
        Matcher parts = ONE.matcher(header);
        return parts.matches() && !header.equals("bytes=-");
    }

    /**
     * What of a file of this size is meant.
     *
     * @param header for which {@link #isOne} is true
     * @return empty where it lies outside of the file
     */
    public static Optional<ByteRange> parse(String header, long size) {
        Matcher parts = ONE.matcher(header);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not one range: " + header);
        }
        String from = requireNonNull(parts.group(1));
        String to = requireNonNull(parts.group(2));
        long first;
        long last = size - 1;
        if (from.isEmpty()) {
            // The last so many.
            first = Math.max(0, size - Long.parseLong(to));
        } else {
            first = Long.parseLong(from);
            last = to.isEmpty() ? last : Math.min(last, Long.parseLong(to));
        }
        boolean inside = first < size && first <= last;
        return inside ? Optional.of(new ByteRange(first, last)) : Optional.empty();
    }
}
