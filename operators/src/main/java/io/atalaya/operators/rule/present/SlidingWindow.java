package io.atalaya.operators.rule.present;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * State: sums over the last stretch of a series, in sixtieths of it. They take the same room
 * however many readings there were; a reading is forgotten when its sixtieth leaves the stretch.
 * Changed in place: whoever changes it puts it back into its book.
 *
 * @param slotMillis how long a sixtieth is
 * @param slotOf which sixtieth since 1970 each place holds
 * @param timeSum seconds since the sixtieth's beginning, over its readings
 */
// Flink serializes arrays of primitives in one piece, and nobody compares windows.
@SuppressWarnings("ArrayRecordComponent")
public record SlidingWindow(
        long slotMillis,
        long[] slotOf,
        long[] count,
        double[] sum,
        double[] min,
        double[] max,
        double[] timeSum,
        double[] timeSquares,
        double[] timeProducts) {
    private static final int SLOTS = 60;

    /** In seconds squared: times nearer to each other are one moment, and give no slope. */
    private static final double LEAST_SPREAD = 1e-8;

    public static SlidingWindow over(Duration stretch) {
        long[] slotOf = new long[SLOTS];
        Arrays.fill(slotOf, Long.MIN_VALUE);
        return new SlidingWindow(
                Math.max(1, (stretch.toMillis() + SLOTS - 1) / SLOTS),
                slotOf,
                new long[SLOTS],
                new double[SLOTS],
                new double[SLOTS],
                new double[SLOTS],
                new double[SLOTS],
                new double[SLOTS],
                new double[SLOTS]);
    }

    /** Takes a reading in; one that is older than the stretch is left out. */
    public void add(Instant at, double value) {
        long millis = at.toEpochMilli();
        long slot = Math.floorDiv(millis, slotMillis);
        int place = Math.floorMod(slot, SLOTS);
        if (slotOf[place] > slot) {
            return;
        }
        if (slotOf[place] < slot) {
            clear(place, slot, value);
        }
        double seconds = (millis - slot * slotMillis) / 1000.0;
        count[place]++;
        sum[place] += value;
        min[place] = Math.min(min[place], value);
        max[place] = Math.max(max[place], value);
        timeSum[place] += seconds;
        timeSquares[place] += seconds * seconds;
        timeProducts[place] += seconds * value;
    }

    /** NaN where there is no reading. */
    public double mean(Instant now) {
        double total = 0;
        long readings = 0;
        for (int place = 0; place < SLOTS; place++) {
            if (isWithin(place, now)) {
                total += sum[place];
                readings += count[place];
            }
        }
        return total / readings;
    }

    /** NaN where there is no reading. */
    public double min(Instant now) {
        double least = Double.NaN;
        for (int place = 0; place < SLOTS; place++) {
            if (isWithin(place, now) && !(least <= min[place])) {
                least = min[place];
            }
        }
        return least;
    }

    /** NaN where there is no reading. */
    public double max(Instant now) {
        double most = Double.NaN;
        for (int place = 0; place < SLOTS; place++) {
            if (isWithin(place, now) && !(most >= max[place])) {
                most = max[place];
            }
        }
        return most;
    }

    /** Of the straight line with the least squares, per second; NaN with fewer than two moments. */
    public double slope(Instant now) {
        double n = 0;
        double t = 0;
        double tt = 0;
        double v = 0;
        double tv = 0;
        long newest = slot(now);
        for (int place = 0; place < SLOTS; place++) {
            if (isWithin(place, now)) {
                double offset = (slotOf[place] - newest) * slotMillis / 1000.0;
                n += count[place];
                t += timeSum[place] + count[place] * offset;
                tt +=
                        timeSquares[place]
                                + 2 * offset * timeSum[place]
                                + count[place] * offset * offset;
                v += sum[place];
                tv += timeProducts[place] + offset * sum[place];
            }
        }
        double spread = n * tt - t * t;
        return spread > LEAST_SPREAD * n * n ? (n * tv - t * v) / spread : Double.NaN;
    }

    private void clear(int place, long slot, double value) {
        slotOf[place] = slot;
        count[place] = 0;
        sum[place] = 0;
        min[place] = value;
        max[place] = value;
        timeSum[place] = 0;
        timeSquares[place] = 0;
        timeProducts[place] = 0;
    }

    private boolean isWithin(int place, Instant now) {
        long newest = slot(now);
        return slotOf[place] <= newest && slotOf[place] > newest - SLOTS;
    }

    private long slot(Instant at) {
        return Math.floorDiv(at.toEpochMilli(), slotMillis);
    }
}
