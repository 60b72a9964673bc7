package io.atalaya.pipeline.cases;

import io.atalaya.operators.model.CrossingDirection;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.settings.Setting;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One thing that comes in: exactly one of zone, line, reading, anomaly, camera and sensor. */
public record InputConfig(
        @Setting(doc = "When, after the case's start.", example = "2s") Duration at,
        @Setting(doc = "From now on, `count` objects of `label` are in this zone.")
                @Nullable String zone,
        @Setting(doc = "An object of `label` crosses this line in `direction`.")
                @Nullable String line,
        @Setting(doc = "This series, sensor/value, reads `value`.") @Nullable String reading,
        @Setting(doc = "The `detector` finds this series strange, or no longer with `active`.")
                @Nullable String anomaly,
        @Setting(doc = "This camera's status is `status`.") @Nullable String camera,
        @Setting(doc = "This sensor's status is `status`.") @Nullable String sensor,
        @Setting(doc = "How many, with `zone`.", min = 0) @Nullable Integer count,
        @Setting(doc = "Of what, with `zone` and `line`.", defaultValue = "person") String label,
        @Setting(
                        doc = "The attributes that each of them has, with `zone`.",
                        example = "{helmet: no}")
                Map<String, String> attributes,
        @Setting(doc = "Which way, with `line`.", defaultValue = "left-to-right")
                CrossingDirection direction,
        @Setting(doc = "A number, true, false or a word, with `reading`.") @Nullable String value,
        @Setting(doc = "With `anomaly`.", defaultValue = "detector") String detector,
        @Setting(doc = "With `anomaly`.", defaultValue = "true") boolean active,
        @Setting(doc = "How strange, with `anomaly`.", defaultValue = "1") double score,
        @Setting(doc = "With `camera` and `sensor`.") @Nullable HealthStatus status) {
    public InputConfig {
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
        long kinds =
                Stream.of(zone, line, reading, anomaly, camera, sensor)
                        .filter(Objects::nonNull)
                        .count();
        if (kinds != 1) {
            throw new IllegalArgumentException(
                    "an input needs exactly one of zone, line, reading, anomaly, camera and sensor;"
                            + " this one has "
                            + kinds);
        }
        require(zone, count, "zone needs count: how many are in it");
        require(reading, value, "reading needs value: what it reads");
        require(camera, status, "camera needs status: how it does");
        require(sensor, status, "sensor needs status: how it does");
    }

    private static void require(@Nullable Object kind, @Nullable Object value, String message) {
        if (kind != null && value == null) {
            throw new IllegalArgumentException(message);
        }
    }
}
