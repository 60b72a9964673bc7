package io.atalaya.operators.anomaly;

import java.util.Arrays;

/**
 * State: the least and the greatest of the latest numbers. They are kept for blocks of numbers, so
 * that forgetting the oldest costs a few numbers of memory, not all of them.
 *
 * @param lows the least of each block, in a ring
 * @param highs the greatest of each block
 * @param blocks how many blocks were begun
 * @param inBlock how many numbers are in the newest
 */
// Nobody compares it, and a list of numbers would weigh three times as much.
@SuppressWarnings("ArrayRecordComponent")
public record Extremes(double[] lows, double[] highs, long blocks, int inBlock) {

    static Extremes none() {
        return new Extremes(new double[0], new double[0], 0, 0);
    }

    boolean isEmpty() {
        return blocks == 0;
    }

    /** How many numbers it has seen, forgotten ones too. */
    long seen(int blockLength) {
        return isEmpty() ? 0 : (blocks - 1) * blockLength + inBlock;
    }

    double low() {
        double low = Double.POSITIVE_INFINITY;
        for (double each : lows) {
            low = Math.min(low, each);
        }
        return low;
    }

    double high() {
        double high = Double.NEGATIVE_INFINITY;
        for (double each : highs) {
            high = Math.max(high, each);
        }
        return high;
    }

    /** How far a number is outside, as a share of the range; 0 inside and where there is none. */
    double beyond(double number) {
        if (isEmpty()) {
            return 0;
        }
        double low = low();
        double high = high();
        double outside = Math.max(number - high, low - number);
        return high > low ? Math.max(0, outside) / (high - low) : 0;
    }

    /** With one number more, of which this many make a block, and so many blocks are kept. */
    Extremes with(double number, int blockLength, int keptBlocks) {
        boolean begins = isEmpty() || inBlock == blockLength;
        long begun = begins ? blocks + 1 : blocks;
        int length = (int) Math.min(begun, keptBlocks);
        double[] nextLows = Arrays.copyOf(lows, length);
        double[] nextHighs = Arrays.copyOf(highs, length);
        int newest = (int) ((begun - 1) % keptBlocks);
        nextLows[newest] = begins ? number : Math.min(nextLows[newest], number);
        nextHighs[newest] = begins ? number : Math.max(nextHighs[newest], number);
        return new Extremes(nextLows, nextHighs, begun, begins ? 1 : inBlock + 1);
    }
}
