package io.atalaya.operators.rule.present;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.Attribute;
import io.atalaya.operators.model.ZonePresence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tracked object that is in at least one zone.
 *
 * @param id counts the camera's tracks
 * @param xRatio of the point where it stands, the middle of its box's lower edge
 * @param yRatio of that point, downwards
 * @param attributes at most one of each name
 */
public record LocatedTrack(
        long id,
        String label,
        float confidence,
        Instant firstSeen,
        double xRatio,
        double yRatio,
        List<Attribute> attributes,
        List<ZonePresence> zones) {
    public LocatedTrack {
        requireNonNull(label, "label is null");
        requireNonNull(firstSeen, "firstSeen is null");
        requireNonNull(attributes, "attributes is null");
        requireNonNull(zones, "zones is null");
    }

    /** Whether it has this attribute; the empty text is the value of what nobody has seen. */
    public boolean has(String name, String value) {
        for (Attribute attribute : attributes) {
            if (attribute.name().equals(name)) {
                return attribute.value().equals(value);
            }
        }
        return value.isEmpty();
    }

    /** Since when it is in the zone, null where it is not. */
    public @Nullable Instant inSince(String zone) {
        for (ZonePresence presence : zones) {
            if (presence.zoneId().equals(zone)) {
                return presence.since();
            }
        }
        return null;
    }
}
