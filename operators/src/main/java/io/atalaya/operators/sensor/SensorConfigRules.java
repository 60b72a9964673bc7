package io.atalaya.operators.sensor;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must be so between a sensor's settings; each is refused with what to do. */
final class SensorConfigRules {
    private SensorConfigRules() {}

    static void checkName(String name) {
        if (name.isBlank() || name.contains("/")) {
            throw new IllegalArgumentException(
                    "name is '" + name + "'; give the sensor a name without '/'");
        }
    }

    static void checkTimes(@Nullable String startTime, String timeZone) {
        try {
            if (startTime != null) {
                Instant.parse(startTime);
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "startTime is no instant: write it as 2026-03-01T08:00:00Z", e);
        }
        try {
            ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "timeZone '" + timeZone + "' is not known; write such as UTC or Europe/Madrid",
                    e);
        }
    }

    static void checkValues(List<ValueConfig> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(
                    "values is empty; name at least one value, such as"
                            + " [{name: temperature, unit: Cel}]");
        }
        Set<String> names = new HashSet<>();
        for (ValueConfig value : values) {
            if (!names.add(value.name())) {
                throw new IllegalArgumentException(
                        "values: two are named '"
                                + value.name()
                                + "'; each value needs a name of its own");
            }
        }
    }

    static void checkFile(@Nullable String timestamp) {
        if (timestamp == null || timestamp.isBlank()) {
            throw new IllegalArgumentException(
                    "timestamp is missing; name the column or key in which the file has its times");
        }
    }

    static IllegalArgumentException otherKind(String key, String owner, SensorKind kind) {
        return new IllegalArgumentException(
                key
                        + " is for "
                        + owner
                        + ", and the url names "
                        + kind.description()
                        + "; remove it, or correct the url");
    }
}
