package io.atalaya.operators.camera.recording;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a segment's file is called: when it begins in event time, how long it lasts and whether it
 * comes from behind the gate that blurs, so that a folder says by itself what there is.
 *
 * @param redacted whether what must not be seen is unrecognisable in it
 */
public record SegmentName(Instant start, Duration length, boolean redacted)
        implements Comparable<SegmentName> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final Pattern FILE =
            Pattern.compile("(\\d{8}T\\d{9}Z)_(\\d{1,9})ms(_redacted)?\\.mp4");

    private static final Comparator<SegmentName> ORDER =
            Comparator.comparing(SegmentName::start)
                    .thenComparing(SegmentName::length)
                    .thenComparing(SegmentName::redacted);

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
                            Duration.ofMillis(Long.parseLong(file.group(2))),
                            file.group(3) != null));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public String fileName() {
        return TIME.format(start)
                + "_"
                + length.toMillis()
                + (redacted ? "ms_redacted.mp4" : "ms.mp4");
    }

    public Instant end() {
        return start.plus(length);
    }

    @Override
    public int compareTo(SegmentName other) {
        return ORDER.compare(this, other);
    }
}
