package io.atalaya.operators.sensor;

import io.atalaya.operators.model.DeadLetter;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.ReadingQuality;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sensor's messages that are fields with names: rows of CSV, objects of JSON. What can be
 * read of a message is read; the rest of it is told in one dead letter.
 */
public final class FieldMapping {
    /** The stage that a sensor's dead letters name. */
    public static final String STAGE = "sensor";

    private final SensorConfig sensor;
    private final List<ValueReader> values;
    private final @Nullable TimestampParser timestamps;
    private final SensorClock clock;

    /** For one sensor. */
    public FieldMapping(SensorConfig sensor) {
        this(
                sensor,
                sensor.values().stream().map(value -> new ValueReader(sensor, value)).toList());
    }

    private FieldMapping(SensorConfig sensor, List<ValueReader> values) {
        this.sensor = sensor;
        this.values = values;
        this.timestamps = sensor.timestamp() == null ? null : sensor.timestampParser();
        this.clock = new SensorClock(sensor.maxClockDifference());
    }

    /** Of the same sensor's messages that hold only some of its values. */
    public FieldMapping of(List<ValueConfig> some) {
        return new FieldMapping(
                sensor, values.stream().filter(value -> some.contains(value.value())).toList());
    }

    /** What a live sensor sent; nothing where the message is another's. */
    public Optional<SensorSignal> read(Fields message, Envelope envelope) {
        if (!isOwn(message)) {
            return Optional.empty();
        }
        Instant arrivedAt = envelope.arrivedAt();
        try {
            return Optional.of(read(message, time(message, arrivedAt), envelope));
        } catch (RefusedException e) {
            return Optional.of(refuse(e, envelope, arrivedAt));
        }
    }

    /** When a live sensor's message was measured, by its own word and by when it came. */
    public MessageTime time(Fields message, Instant arrivedAt) throws RefusedException {
        return statedTime(message)
                .map(stated -> clock.judge(stated, arrivedAt))
                .orElseGet(() -> MessageTime.arrival(arrivedAt));
    }

    /** Whether a time that the sensor states otherwise is to be believed. */
    public MessageTime judge(Instant stated, Instant arrivedAt) {
        return clock.judge(stated, arrivedAt);
    }

    /** Whether it is this sensor's message. */
    public boolean isOwn(Fields message) {
        MatchConfig match = sensor.match();
        if (match == null) {
            return true;
        }
        Object there = message.get(match.field());
        return there != null && there.toString().strip().equals(match.wanted(sensor.name()));
    }

    /** The time that a message states; nothing where its sensor's messages have none. */
    public Optional<Instant> statedTime(Fields message) throws RefusedException {
        String field = sensor.timestamp();
        if (timestamps == null || field == null) {
            return Optional.empty();
        }
        Object written = message.get(field);
        if (written == null || written == ValueReader.NULL || written.toString().isBlank()) {
            throw new RefusedException(RefusedException.BAD_TIMESTAMP, field + " is missing");
        }
        try {
            return Optional.of(timestamps.parse(written));
        } catch (BadValueException e) {
            throw new RefusedException(RefusedException.BAD_TIMESTAMP, field + ": " + e.problem());
        }
    }

    /** What was sent, and when that was. */
    public SensorSignal read(Fields message, MessageTime time, Envelope envelope) {
        return read(message, time, envelope, ReadingQuality.GOOD);
    }

    /** What was sent, when that was, and how good it is. */
    public SensorSignal read(
            Fields message, MessageTime time, Envelope envelope, ReadingQuality quality) {
        List<Reading> readings = new ArrayList<>(values.size());
        List<String> problems = new ArrayList<>();
        for (ValueReader value : values) {
            Object raw = message.get(value.value().fieldOrName());
            if (raw == null) {
                continue;
            }
            try {
                readings.add(value.read(raw, time, quality));
            } catch (BadValueException e) {
                problems.add(e.problem());
            }
        }
        if (!problems.isEmpty()) {
            String all = String.join("; ", problems);
            DeadLetter letter = letter(RefusedException.BAD_VALUE, all, envelope, time.at());
            return SensorSignal.message(sensor, time, readings, letter);
        }
        if (readings.isEmpty()) {
            DeadLetter letter = letter(RefusedException.NO_VALUES, noValues(), envelope, time.at());
            return SensorSignal.message(sensor, time, readings, letter);
        }
        return SensorSignal.message(sensor, time, readings, null);
    }

    private String noValues() {
        List<String> fields = values.stream().map(value -> value.value().fieldOrName()).toList();
        return "it has none of " + String.join(", ", fields);
    }

    /** Word of a message that cannot be read at all. */
    public SensorSignal refuse(RefusedException problem, Envelope envelope, Instant at) {
        DeadLetter letter = letter(problem.reason(), problem.problem(), envelope, at);
        return SensorSignal.refused(sensor, letter, envelope.arrivedAt());
    }

    private DeadLetter letter(String reason, String problem, Envelope envelope, Instant at) {
        return new DeadLetter(
                reason,
                STAGE,
                envelope.origin(),
                "sensor " + sensor.name() + ": " + problem,
                envelope.payload().get(),
                at);
    }
}
