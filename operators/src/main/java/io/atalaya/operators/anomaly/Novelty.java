package io.atalaya.operators.anomaly;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Goes off where a series goes where it has not been, in one of four ways: its value, its level
 * (the median of the latest 24), the change of its level (the mean of the latest 96 less that of
 * the 96 before) or its difference from what is usual at this hour of the week. Each is compared
 * with the least and the greatest of the latest 8000; beyond that range by more than a share of it
 * is new. Every anomaly found among these makes that share a fifth larger, so that a restless
 * series does not alarm without end.
 *
 * <p>It needs no baseline, no period and no scale, passes over the series once, and what it asks is
 * what an operator would: "has it ever been like this?" For independent readings the n-th is an
 * extreme with a chance of 2/n (Rényi, Théorie des éléments saillants d'une suite d'observations,
 * 1962), whatever their distribution: it alarms wrongly less and less often. That values outside
 * the range seen are told apart is the "spatial anomaly" of Numenta's detector (Ahmad, Lavin, Purdy
 * and Agha, Unsupervised real-time anomaly detection for streaming data, Neurocomputing 262, 2017);
 * to do so with level, change and hour is ours. {@code bench/RESULTS.md} has its scores on NAB,
 * where its parameters were chosen.
 *
 * <p>The score is how far beyond the range, as a share of it.
 */
final class Novelty implements Detector<Novelty.Memory> {
    static final int BLOCKS = 16;
    private static final int LEVEL_SAMPLES = 24;
    private static final int CHANGE_SAMPLES = 96;
    private static final int HOURS_OF_WEEK = 168;
    private static final long SECONDS_OF_HOUR = 3600;
    private static final double NEWEST_WEIGHT = 0.3;
    private static final double GROWTH = 0.2;
    private static final long NEVER = -1;

    private final NoveltyConfig config;
    private final int blockLength;

    /**
     * State.
     *
     * @param count samples so far
     * @param recent the latest, oldest first
     * @param hours what is usual at each hour of the week, NaN where it is not known
     * @param ranges what each aspect has been, as far as it is remembered
     * @param begun at which counts anomalies began, as far as they are remembered
     * @param newAt the count of the latest sample with something new, or -1
     */
    // Nobody compares it, and lists of numbers would weigh three times as much.
    @SuppressWarnings("ArrayRecordComponent")
    public record Memory(
            long count,
            double[] recent,
            double[] hours,
            Map<NoveltyAspect, Extremes> ranges,
            List<Long> begun,
            long newAt) {}

    Novelty(NoveltyConfig config) {
        this.config = config;
        this.blockLength = config.memory() / BLOCKS;
    }

    @Override
    public Class<Memory> memoryType() {
        return Memory.class;
    }

    @Override
    public Memory fresh(String seriesId) {
        double[] hours = new double[HOURS_OF_WEEK];
        Arrays.fill(hours, Double.NaN);
        return new Memory(0, new double[0], hours, Map.of(), List.of(), NEVER);
    }

    /** The aspect that goes furthest beyond its range. */
    private record Furthest(NoveltyAspect aspect, double beyond) {}

    @Override
    public Step<Memory> observe(Memory memory, Sample sample) {
        double[] recent = with(memory.recent(), sample.value());
        double[] hours = memory.hours().clone();
        Map<NoveltyAspect, Double> aspects = aspects(recent, hours, sample);
        Furthest furthest = furthest(memory.ranges(), aspects);
        List<Long> begun = remembered(memory);
        double limit = config.tolerance() * (1 + GROWTH * begun.size());
        boolean isNew = furthest.beyond() > limit;
        boolean lasts = memory.newAt() != NEVER && memory.count() - memory.newAt() < config.hold();
        if (isNew && !lasts) {
            begun.add(memory.count());
        }
        Memory now =
                new Memory(
                        memory.count() + 1,
                        recent,
                        hours,
                        extended(memory.ranges(), aspects),
                        begun,
                        isNew ? memory.count() : memory.newAt());
        Verdict verdict =
                isNew || lasts
                        ? Verdict.anomalous(
                                furthest.beyond(), limit, sample.value(), reason(furthest, isNew))
                        : Verdict.ordinary(furthest.beyond(), limit, sample.value());
        return new Step<>(
                now, expecting(verdict, range(memory.ranges(), NoveltyAspect.VALUE), limit));
    }

    private Furthest furthest(
            Map<NoveltyAspect, Extremes> ranges, Map<NoveltyAspect, Double> aspects) {
        Furthest furthest = new Furthest(NoveltyAspect.VALUE, 0);
        for (Map.Entry<NoveltyAspect, Double> entry : aspects.entrySet()) {
            Extremes range = range(ranges, entry.getKey());
            double beyond = range.beyond(entry.getValue());
            if (beyond > furthest.beyond() && range.seen(blockLength) >= config.learn()) {
                furthest = new Furthest(entry.getKey(), beyond);
            }
        }
        return furthest;
    }

    private Map<NoveltyAspect, Extremes> extended(
            Map<NoveltyAspect, Extremes> ranges, Map<NoveltyAspect, Double> aspects) {
        Map<NoveltyAspect, Extremes> extended = new EnumMap<>(NoveltyAspect.class);
        extended.putAll(ranges);
        aspects.forEach(
                (aspect, number) ->
                        extended.put(
                                aspect, range(ranges, aspect).with(number, blockLength, BLOCKS)));
        return extended;
    }

    private static Extremes range(Map<NoveltyAspect, Extremes> ranges, NoveltyAspect aspect) {
        Extremes known = ranges.get(aspect);
        return known == null ? Extremes.none() : known;
    }

    /** What is compared with its range, in order; the change only once it can be known. */
    private static Map<NoveltyAspect, Double> aspects(
            double[] recent, double[] hours, Sample sample) {
        Map<NoveltyAspect, Double> aspects = new EnumMap<>(NoveltyAspect.class);
        double value = sample.value();
        int hour = hourOfWeek(sample.at());
        double usual = Double.isNaN(hours[hour]) ? value : hours[hour];
        hours[hour] = usual + NEWEST_WEIGHT * (value - usual);
        aspects.put(NoveltyAspect.VALUE, value);
        aspects.put(NoveltyAspect.HOUR_OF_WEEK, value - usual);
        aspects.put(NoveltyAspect.LEVEL, median(recent));
        if (recent.length == 2 * CHANGE_SAMPLES) {
            double change =
                    mean(recent, CHANGE_SAMPLES, 2 * CHANGE_SAMPLES)
                            - mean(recent, 0, CHANGE_SAMPLES);
            aspects.put(NoveltyAspect.CHANGE_OF_LEVEL, change);
        }
        return aspects;
    }

    private List<Long> remembered(Memory memory) {
        List<Long> begun = new ArrayList<>(memory.begun());
        begun.removeIf(count -> count < memory.count() - (long) blockLength * BLOCKS);
        return begun;
    }

    private static double[] with(double[] recent, double value) {
        boolean full = recent.length == 2 * CHANGE_SAMPLES;
        double[] next =
                full
                        ? Arrays.copyOfRange(recent, 1, recent.length + 1)
                        : Arrays.copyOf(recent, recent.length + 1);
        next[next.length - 1] = value;
        return next;
    }

    private static double median(double[] recent) {
        int from = Math.max(0, recent.length - LEVEL_SAMPLES);
        double[] latest = Arrays.copyOfRange(recent, from, recent.length);
        Arrays.sort(latest);
        return latest[latest.length / 2];
    }

    private static double mean(double[] numbers, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += numbers[i];
        }
        return sum / (to - from);
    }

    private static int hourOfWeek(Instant at) {
        long hour = Math.floorDiv(at.getEpochSecond(), SECONDS_OF_HOUR);
        return (int) Math.floorMod(hour, (long) HOURS_OF_WEEK);
    }

    private static String reason(Furthest furthest, boolean isNew) {
        return isNew
                ? furthest.aspect().words()
                        + " is beyond all that is remembered, by "
                        + Numbers.text(100 * furthest.beyond())
                        + " % of the range"
                : "something new was there a few readings ago";
    }

    private static Verdict expecting(Verdict verdict, Extremes values, double limit) {
        if (values.isEmpty()) {
            return verdict;
        }
        double margin = limit * (values.high() - values.low());
        return verdict.expecting(values.low() - margin, values.high() + margin);
    }
}
