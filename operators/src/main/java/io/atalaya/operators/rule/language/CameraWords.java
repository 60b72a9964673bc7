package io.atalaya.operators.rule.language;

import java.io.Serializable;
import java.util.List;

/** A camera that rules may name, with the places in its picture. */
public record CameraWords(String name, List<PlaceWords> zones, List<PlaceWords> lines)
        implements Serializable {
    public CameraWords {
        zones = List.copyOf(zones);
        lines = List.copyOf(lines);
    }
}
