package io.atalaya.operators.rule;

import io.atalaya.operators.settings.Setting;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** An object of a label crossed a line: one alert for each crossing. */
public record LineCrossedConfig(
        @Setting(doc = "The line's name.", example = "gate") String line,
        @Setting(doc = "The object's label; any when left out.", example = "person")
                @Nullable String label,
        @Setting(
                        doc =
                                "The way across that matters, seen along the line from its first"
                                        + " point to its second.",
                        defaultValue = "any")
                DirectionChoice direction)
        implements Serializable {
    public LineCrossedConfig {
        if (line.isBlank()) {
            throw new IllegalArgumentException("line is empty; name a camera's line");
        }
    }
}
