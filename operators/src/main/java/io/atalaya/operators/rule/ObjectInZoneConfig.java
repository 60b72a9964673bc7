package io.atalaya.operators.rule;

import io.atalaya.operators.settings.Setting;
import java.io.Serializable;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An object was in a zone for a time: one alert for each object and visit. */
public record ObjectInZoneConfig(
        @Setting(doc = "The zone's name.", example = "cell") String zone,
        @Setting(doc = "The object's label; any when left out.", example = "person")
                @Nullable String label,
        @Setting(
                        doc =
                                "What it must have beside the label, each with this value; time"
                                        + " counts while it has. The model's `classes` say what"
                                        + " there is.",
                        example = "{helmet: no}")
                Map<String, String> attributes,
        @Setting(
                        name = "for",
                        doc = "For how long it must be inside; 0s for at once.",
                        defaultValue = "0s",
                        min = 0)
                Duration forAtLeast)
        implements Serializable {
    public ObjectInZoneConfig {
        if (zone.isBlank()) {
            throw new IllegalArgumentException("zone is empty; name a camera's zone");
        }
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
        if (forAtLeast.isNegative()) {
            throw new IllegalArgumentException("for must not be negative, got " + forAtLeast);
        }
    }
}
