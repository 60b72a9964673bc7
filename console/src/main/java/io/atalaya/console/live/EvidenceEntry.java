package io.atalaya.console.live;

import io.atalaya.console.http.Json;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.Evidence;
import io.atalaya.schemas.v1.StoredEvidence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A picture or a clip that an alert names, with what became of it.
 *
 * @param name the last part of its URI
 * @param camera empty where that is not known
 * @param sha256 of the file when it was stored; empty where it is not
 * @param failure why there is none, for people
 * @param from when it begins, of event time
 */
public record EvidenceEntry(
        String name,
        String mediaType,
        String camera,
        State state,
        String sha256,
        long bytes,
        boolean redacted,
        String failure,
        @Nullable String from,
        @Nullable String to,
        @Nullable String storedAt,
        @Nullable String expires) {
    /** A clip ends ten minutes after its alert at the latest, and is given up a minute later. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    /** What became of it. */
    public enum State {
        /** It is there. */
        STORED,
        /** It was given up. */
        FAILED,
        /** It is being made, as far as one can tell. */
        AWAITED,
        /** It was deleted, or nobody has told of it. */
        GONE
    }

    /**
     * All that an alert names.
     *
     * @param told what the topic says of a URI
     */
    public static List<EvidenceEntry> of(
            Alert alert, Function<String, Optional<StoredEvidence>> told, Instant now) {
        Instant made = Moments.instant(alert.getTimes().getEmitted());
        State untold = made.plus(LONGEST_WAIT).isBefore(now) ? State.GONE : State.AWAITED;
        return alert.getEvidenceList().stream()
                .map(
                        evidence ->
                                told.apply(evidence.getUri())
                                        .map(EvidenceEntry::of)
                                        .orElseGet(() -> untold(evidence, untold)))
                .toList();
    }

    private static EvidenceEntry untold(Evidence evidence, State state) {
        return new EvidenceEntry(
                nameOf(evidence.getUri()),
                evidence.getMediaType(),
                "",
                state,
                "",
                0,
                evidence.getRedacted(),
                "",
                null,
                null,
                null,
                null);
    }

    private static EvidenceEntry of(StoredEvidence told) {
        boolean stored = told.getFailure().isEmpty();
        return new EvidenceEntry(
                nameOf(told.getUri()),
                told.getMediaType(),
                told.getSensorId(),
                stored ? State.STORED : State.FAILED,
                told.getSha256(),
                told.getBytes(),
                told.getRedacted(),
                told.getFailure(),
                Json.timeOrNothing(told.hasFrom() ? Moments.instant(told.getFrom()) : null),
                Json.timeOrNothing(told.hasTo() ? Moments.instant(told.getTo()) : null),
                Json.timeOrNothing(told.hasStoredAt() ? Moments.instant(told.getStoredAt()) : null),
                Json.timeOrNothing(
                        stored && told.hasExpires() ? Moments.instant(told.getExpires()) : null));
    }

    private static String nameOf(String uri) {
        return uri.substring(uri.lastIndexOf('/') + 1);
    }
}
