package io.atalaya.operators.sensor;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.Reading;
import java.time.Instant;

/**
 * What is remembered of one of a sensor's values.
 *
 * @param heardAt the sensor's present when it was last heard
 * @param at when the last one was measured
 * @param number the last one
 * @param text the last one
 * @param repeats how often in a row the last reading came again, word for word
 */
public record SeriesMemory(
        String name, Instant heardAt, Instant at, double number, String text, int repeats) {
    public SeriesMemory {
        requireNonNull(name, "name is null");
        requireNonNull(heardAt, "heardAt is null");
        requireNonNull(at, "at is null");
        requireNonNull(text, "text is null");
    }

    static SeriesMemory of(Reading reading, Instant heardAt) {
        return new SeriesMemory(
                reading.name(), heardAt, reading.at(), reading.number(), reading.text(), 0);
    }

    /** A reading that is not this one again. */
    SeriesMemory then(Reading reading, Instant now) {
        // What was sent late on purpose says nothing of the sensor's clock.
        Instant last = reading.historical() ? at : reading.at();
        return new SeriesMemory(name, now, last, reading.number(), reading.text(), 0);
    }

    SeriesMemory repeated() {
        return new SeriesMemory(name, heardAt, at, number, text, repeats + 1);
    }

    boolean isSame(Reading reading) {
        return reading.at().equals(at)
                && Double.compare(reading.number(), number) == 0
                && reading.text().equals(text);
    }
}
