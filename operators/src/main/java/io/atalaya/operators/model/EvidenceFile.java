package io.atalaya.operators.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What became of one piece of an alert's evidence.
 *
 * @param uri where it lies; derived from the alert, so that the alert named it before it was there
 * @param sha256 of the file, in lower-case hexadecimal; empty where there is none
 * @param redacted whether what nobody may recognise was blurred in it
 * @param from event time of its first picture
 * @param to event time of its last
 * @param storedAt when it was stored or given up, in UTC
 * @param expires when it will be deleted, in UTC
 * @param failure why there is none, one sentence for people; empty where it is there
 */
public record EvidenceFile(
        String alertId,
        String cameraId,
        EvidenceKind kind,
        String uri,
        String mediaType,
        String sha256,
        long bytes,
        boolean redacted,
        Instant from,
        Instant to,
        Instant storedAt,
        Instant expires,
        String failure) {
    public EvidenceFile {
        requireNonNull(alertId, "alertId is null");
        requireNonNull(cameraId, "cameraId is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(uri, "uri is null");
        requireNonNull(mediaType, "mediaType is null");
        requireNonNull(sha256, "sha256 is null");
        requireNonNull(from, "from is null");
        requireNonNull(to, "to is null");
        requireNonNull(storedAt, "storedAt is null");
        requireNonNull(expires, "expires is null");
        requireNonNull(failure, "failure is null");
    }
}
