package io.atalaya.operators.inference;

import io.atalaya.operators.privacy.PrivacyConfig;
import java.io.Serializable;
import java.util.List;
import java.util.TreeMap;

/**
 * Who sees the pictures, and what nobody may see in them.
 *
 * @param privacy by the camera's name; of cameras that are not in it nothing is blurred
 */
public record PictureTapsConfig(
        TreeMap<String, PrivacyConfig> privacy, List<PictureTapFactory> taps)
        implements Serializable {
    public PictureTapsConfig {
        privacy = new TreeMap<>(privacy);
        taps = List.copyOf(taps);
    }

    /** Nobody. */
    public static PictureTapsConfig none() {
        return new PictureTapsConfig(new TreeMap<>(), List.of());
    }
}
