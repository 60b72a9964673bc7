package io.atalaya.operators.sensor;

import io.atalaya.operators.model.DeadLetter;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.SensorHealth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Watches over one sensor: what it sends is passed on, checked and counted, and how it does is told
 * at each change and at an interval.
 *
 * <ul>
 *   <li><b>Silence.</b> A value that does not come for {@code silentAfter}: degraded; all of them:
 *       offline, both with the reason {@code SILENT}.
 *   <li><b>Repetition.</b> A reading of the same time and value as the one before goes no further
 *       and is counted as {@code repeated}; the first of a row is a dead letter, from the third on
 *       the sensor is degraded.
 *   <li><b>Clock.</b> A time that steps back by more than {@code maxClockDifference}, that stands
 *       still, or that is too far from the machine's: degraded, {@code CLOCK_JUMP}.
 *   <li><b>Values.</b> NaN and infinity are readings of bad quality; what cannot be read is a dead
 *       letter; either way degraded, {@code BAD_VALUES}.
 * </ul>
 *
 * <p>The last two are taken to be over ten seconds after they were last seen. All of it follows the
 * sensor's own present, so that a recording is judged the same each time it is read.
 */
final class SensorMonitor {
    private final SensorConfig config;

    SensorMonitor(SensorConfig config) {
        this.config = config;
    }

    /** What came of a signal. */
    record Observation(
            SensorMemory memory,
            List<Reading> readings,
            List<SensorHealth> health,
            List<DeadLetter> deadLetters) {}

    /**
     * Takes the sensor's next signal.
     *
     * @param memory what was left behind by the last one; null before the first
     */
    Observation observe(@Nullable SensorMemory memory, SensorSignal signal) {
        return new SensorPass(config, memory, signal).observe();
    }
}
