package io.atalaya.operators.rule.language;

import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.ReadingQuality;
import io.atalaya.operators.model.ReadingType;
import io.atalaya.operators.rule.present.AreaPresent;
import io.atalaya.operators.rule.present.SlidingWindow;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code reading('sensor/value')}: a series' latest reading, and its last while. */
final class ReadingView extends View {
    private final AreaPresent present;
    private final String seriesId;
    private final @Nullable Reading latest;

    ReadingView(AreaPresent present, String seriesId) {
        this.present = present;
        this.seriesId = seriesId;
        this.latest = present.reading(seriesId);
    }

    double mean(Duration stretch) {
        SlidingWindow window = window(stretch);
        return window == null ? unknown() : known(window.mean(present.now()));
    }

    double min(Duration stretch) {
        SlidingWindow window = window(stretch);
        return window == null ? unknown() : known(window.min(present.now()));
    }

    double max(Duration stretch) {
        SlidingWindow window = window(stretch);
        return window == null ? unknown() : known(window.max(present.now()));
    }

    double slope(Duration stretch) {
        SlidingWindow window = window(stretch);
        return window == null ? unknown() : known(window.slope(present.now()));
    }

    @Override
    Object field(String field) {
        return switch (field) {
            case "value" -> known(usable().number());
            case "flag" -> known(usable().number()) != 0;
            case "text" -> text(usable());
            case "unit" -> latest == null ? "" : latest.unit();
            case "age" -> present.since(latest == null ? never() : latest.at());
            case "known" -> latest != null && isUsable(latest);
            default -> throw noField(field);
        };
    }

    private String text(Reading reading) {
        return switch (reading.type()) {
            case TEXT -> reading.text();
            case FLAG -> Boolean.toString(reading.number() != 0);
            default -> ValueText.of(reading.number());
        };
    }

    private Reading usable() {
        if (latest == null || !isUsable(latest)) {
            throw new Unknown("no value of " + seriesId);
        }
        return latest;
    }

    private static boolean isUsable(Reading reading) {
        return reading.quality() != ReadingQuality.BAD && reading.type() != ReadingType.NONE;
    }

    private @Nullable SlidingWindow window(Duration stretch) {
        return present.window(seriesId, stretch);
    }

    private double known(double number) {
        return Double.isNaN(number) ? unknown() : number;
    }

    private double unknown() {
        throw new Unknown("no number of " + seriesId);
    }

    private Instant never() {
        throw new Unknown("no reading of " + seriesId + " yet");
    }
}
