package io.atalaya.operators.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** That an object is in a zone, and since when. */
public record ZonePresence(String zoneId, Instant since) {
    public ZonePresence {
        requireNonNull(zoneId, "zoneId is null");
        requireNonNull(since, "since is null");
    }
}
