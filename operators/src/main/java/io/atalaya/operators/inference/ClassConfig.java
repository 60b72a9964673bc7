package io.atalaya.operators.inference;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.atalaya.operators.settings.Setting;
import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a class of a model means, where its name alone does not say it well. */
public record ClassConfig(
        @Setting(doc = "The class, as the model names it.", example = "person-without-helmet")
                String name,
        @Setting(
                        doc =
                                "The label that its detections bear instead of its name. Several"
                                        + " classes may bear one.",
                        example = "person")
                @Nullable String label,
        @Setting(
                        doc =
                                "What its detections say of the thing beside the label. A track"
                                        + " keeps what the detections of its last seconds speak for"
                                        + " most.",
                        example = "{helmet: no}")
                Map<String, String> attributes)
        implements Serializable {
    public ClassConfig {
        requireNonNull(name, "name is null");
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
        if (label == null && attributes.isEmpty()) {
            throw new IllegalArgumentException(
                    "class '" + name + "' is given no meaning; add label or attributes, or both");
        }
        attributes.forEach(ClassConfig::requireWords);
    }

    String labelOrName() {
        return requireNonNullElse(label, name);
    }

    private static void requireWords(String attribute, String value) {
        if (attribute.isBlank() || value.isBlank()) {
            throw new IllegalArgumentException(
                    "an attribute needs a name and a value, such as helmet: no; got '"
                            + attribute
                            + ": "
                            + value
                            + "'");
        }
    }
}
