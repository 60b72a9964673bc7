package io.atalaya.operators.camera.recording;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a segment's file is called: when it begins in event time and how long it lasts, so that a
 * folder says by itself what there is.
 */
public record SegmentName(Instant start, Duration length) implements Comparable<SegmentName> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final Pattern FILE = Pattern.compile("(\\d{8}T\\d{9}Z)_(\\d{1,9})ms\\.mp4");

    public SegmentName {
        requireNonNull(start, "start is null");
        requireNonNull(length, "length is null");
    }

    /** Empty where the file is none of ours. */
    static Optional<SegmentName> parse(String fileName) {
        Matcher file = FILE.matcher(fileName);
        if (!file.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new SegmentName(
                            TIME.parse(file.group(1), Instant::from),
                            Duration.ofMillis(Long.parseLong(file.group(2)))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public String fileName() {
        return TIME.format(start) + "_" + length.toMillis() + "ms.mp4";
    }

    public Instant end() {
        return start.plus(length);
    }

    @Override
    public int compareTo(SegmentName other) {
        int byStart = start.compareTo(other.start);
        return byStart != 0 ? byStart : length.compareTo(other.length);
    }
}
