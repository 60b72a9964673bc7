package io.atalaya.operators.rule.present;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.Anomaly;
import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.SensorHealth;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Something that came to be known of an area at a moment. Exactly one of the last five is there,
 * the one that {@code kind} says; a union of records in one record, because Flink serializes sealed
 * interfaces slowly.
 *
 * @param at event time, by which an area's facts are put into order
 * @param sourceId the camera or the sensor
 */
public record AreaFact(
        String area,
        Instant at,
        FactKind kind,
        String sourceId,
        @Nullable FrameFacts frame,
        @Nullable CameraHealth cameraHealth,
        @Nullable Reading reading,
        @Nullable SensorHealth sensorHealth,
        @Nullable Anomaly anomaly) {

    /** The same for the same facts, whatever the order in which they came. */
    public static final Comparator<AreaFact> ORDER =
            Comparator.comparing(AreaFact::at)
                    .thenComparing(AreaFact::kind)
                    .thenComparing(AreaFact::sourceId)
                    .thenComparing(AreaFact::content);

    public AreaFact {
        requireNonNull(area, "area is null");
        requireNonNull(at, "at is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(sourceId, "sourceId is null");
    }

    public static AreaFact of(FrameFacts frame) {
        return new AreaFact(
                frame.area(),
                frame.at(),
                FactKind.FRAME,
                frame.cameraId(),
                frame,
                null,
                null,
                null,
                null);
    }

    public static AreaFact of(CameraHealth health) {
        return new AreaFact(
                health.area(),
                health.at(),
                FactKind.CAMERA_HEALTH,
                health.cameraId(),
                null,
                health,
                null,
                null,
                null);
    }

    public static AreaFact of(Reading reading) {
        return new AreaFact(
                reading.area(),
                reading.at(),
                FactKind.READING,
                reading.sensorId(),
                null,
                null,
                reading,
                null,
                null);
    }

    public static AreaFact of(SensorHealth health) {
        return new AreaFact(
                health.area(),
                health.at(),
                FactKind.SENSOR_HEALTH,
                health.sensorId(),
                null,
                null,
                null,
                health,
                null);
    }

    /**
     * An anomaly's word.
     *
     * @param at when it was told: a detector may know only later that it had begun
     */
    public static AreaFact of(Anomaly anomaly, Instant at) {
        return new AreaFact(
                anomaly.area(),
                at,
                FactKind.ANOMALY,
                anomaly.sensorId(),
                null,
                null,
                null,
                null,
                anomaly);
    }

    /** Tells facts of one source at one moment apart. */
    private String content() {
        return switch (kind) {
            case FRAME -> requireNonNull(frame).frameId();
            case CAMERA_HEALTH -> String.valueOf(cameraHealth);
            case SENSOR_HEALTH -> String.valueOf(sensorHealth);
            case ANOMALY -> requireNonNull(anomaly).id() + anomaly;
            case READING -> content(requireNonNull(reading));
        };
    }

    private static String content(Reading reading) {
        // Of repeats that differ in their arrival only, either may come first.
        return reading.name()
                + '\n'
                + reading.sequence()
                + '\n'
                + reading.number()
                + '\n'
                + reading.text()
                + '\n'
                + reading.quality();
    }
}
