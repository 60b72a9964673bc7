package io.atalaya.operators.model;

import static java.util.Objects.requireNonNull;

/** How many objects of a label are in a zone, in one frame. */
public record ZoneCount(String zoneId, String label, int count) {
    public ZoneCount {
        requireNonNull(zoneId, "zoneId is null");
        requireNonNull(label, "label is null");
    }
}
