package io.atalaya.operators.rule.language;

import java.io.Serializable;
import java.util.List;

/**
 * A camera that rules may name, with the places in its picture.
 *
 * @param attributes those that its model can tell of an object
 */
public record CameraWords(
        String name,
        List<PlaceWords> zones,
        List<PlaceWords> lines,
        List<AttributeWords> attributes)
        implements Serializable {
    public CameraWords {
        zones = List.copyOf(zones);
        lines = List.copyOf(lines);
        attributes = List.copyOf(attributes);
    }

    /** Whose model tells no attributes. */
    public CameraWords(String name, List<PlaceWords> zones, List<PlaceWords> lines) {
        this(name, zones, lines, List.of());
    }
}
