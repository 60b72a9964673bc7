package io.atalaya.operators.sensor;

import io.atalaya.operators.model.ClockSource;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether a live sensor's own time can be believed.
 *
 * <p>A time in the future would drag the pipeline's clock along or find nothing to be joined with,
 * so the message is dated by its arrival instead. A time a little in the past is that of a message
 * which waited somewhere: it is true, but not of now. A time more than a day in the past is that of
 * a clock which was never set.
 */
public final class SensorClock {
    static final Duration OLDEST = Duration.ofDays(1);

    private final Duration tolerance;

    /**
     * @param tolerance 0 where the clock is believed whatever it says
     */
    public SensorClock(Duration tolerance) {
        this.tolerance = tolerance;
    }

    /**
     * When a message was measured.
     *
     * @param own as the sensor says
     * @param arrivedAt as this machine says
     */
    public MessageTime judge(Instant own, Instant arrivedAt) {
        if (tolerance.isZero()) {
            return new MessageTime(own, arrivedAt, ClockSource.DEVICE, false, 0, "");
        }
        Duration age = Duration.between(own, arrivedAt);
        boolean ahead = age.negated().compareTo(tolerance) > 0;
        boolean never = age.compareTo(OLDEST) > 0 && age.compareTo(tolerance) > 0;
        if (ahead || never) {
            String problem =
                    "the sensor's clock says %s, %s %s of this machine's"
                            .formatted(own, words(age.abs()), ahead ? "ahead" : "behind");
            return new MessageTime(arrivedAt, arrivedAt, ClockSource.ARRIVAL, false, 0, problem);
        }
        boolean late = age.compareTo(tolerance) > 0;
        return new MessageTime(own, arrivedAt, ClockSource.DEVICE, late, 0, "");
    }

    private static String words(Duration time) {
        long days = time.toDays();
        return days > 0 ? days + " days" : time.toSeconds() + " s";
    }
}
