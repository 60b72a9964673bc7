package io.atalaya.operators.anomaly;

import io.atalaya.operators.model.Anomaly;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * State: how one detector's anomaly of one series stands.
 *
 * @param anomaly what lasts, or will be told when it has lasted; null while all is ordinary
 * @param aspect which of the detector's anomalies it is
 * @param told whether its beginning was told
 * @param ordinarySince event time since which all is ordinary again, null while it lasts
 */
public record Episode(
        @Nullable Anomaly anomaly, String aspect, boolean told, @Nullable Instant ordinarySince) {

    static Episode none() {
        return new Episode(null, "", false, null);
    }
}
