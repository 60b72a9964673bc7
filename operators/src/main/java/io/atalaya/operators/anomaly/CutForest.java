package io.atalaya.operators.anomaly;

import com.amazon.randomcutforest.config.ForestMode;
import com.amazon.randomcutforest.config.TransformMethod;
import com.amazon.randomcutforest.parkservices.AnomalyDescriptor;
import com.amazon.randomcutforest.parkservices.ThresholdedRandomCutForest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A random cut forest (Guha, Mishra, Roy and Schrijvers, Robust Random Cut Forest Based Anomaly
 * Detection on Streams, ICML 2016), with the threshold of Amazon's library: a pattern that random
 * cuts soon set apart from a sample of those before is out of the ordinary.
 *
 * <p>A forest is a large thing that changes a little with each sample. What is remembered is
 * therefore the forest as it was, in bytes, and the samples since, from which it grows again
 * exactly; the forests themselves are at hand for the series that were seen last.
 */
final class CutForest implements Detector<CutForest.Memory> {
    /** Writing a forest costs as much as some hundred samples. */
    static final int SAMPLES_BETWEEN_WRITES = 256;

    private static final int FORESTS_AT_HAND = 256;
    private static final long SEED = 20160619;

    private final RandomCutForestConfig config;
    private final Map<String, Live> live = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * State.
     *
     * @param count samples so far
     * @param forest as it was before {@code since}; empty where nothing was written yet
     * @param since the samples that have come since
     */
    // Nobody compares it, and a list of numbers would weigh three times as much.
    @SuppressWarnings("ArrayRecordComponent")
    public record Memory(String seriesId, long count, byte[] forest, double[] since) {}

    /** A forest at hand, and how many samples it has seen. */
    private record Live(ThresholdedRandomCutForest forest, long count) {}

    CutForest(RandomCutForestConfig config) {
        this.config = config;
    }

    @Override
    public Class<Memory> memoryType() {
        return Memory.class;
    }

    @Override
    public Memory fresh(String seriesId) {
        return new Memory(seriesId, 0, new byte[0], new double[0]);
    }

    @Override
    public Step<Memory> observe(Memory memory, Sample sample) {
        ThresholdedRandomCutForest forest = atHand(memory);
        AnomalyDescriptor found = process(forest, sample.value(), memory.count());
        return new Step<>(remember(memory, forest, sample), verdict(found, sample.value()));
    }

    private Memory remember(Memory memory, ThresholdedRandomCutForest forest, Sample sample) {
        long count = memory.count() + 1;
        double[] since = Arrays.copyOf(memory.since(), memory.since().length + 1);
        since[since.length - 1] = sample.value();
        if (since.length < SAMPLES_BETWEEN_WRITES) {
            keep(memory.seriesId(), new Live(forest, count));
            return new Memory(memory.seriesId(), count, memory.forest(), since);
        }
        byte[] bytes = ForestBytes.write(forest);
        // Goes on from what was written, so that a restart makes no difference.
        keep(memory.seriesId(), new Live(ForestBytes.read(bytes), count));
        return new Memory(memory.seriesId(), count, bytes, new double[0]);
    }

    private ThresholdedRandomCutForest atHand(Memory memory) {
        Live known = live.get(memory.seriesId());
        return known != null && known.count() == memory.count() ? known.forest() : grown(memory);
    }

    private ThresholdedRandomCutForest grown(Memory memory) {
        ThresholdedRandomCutForest forest =
                memory.forest().length == 0 ? planted() : ForestBytes.read(memory.forest());
        long count = memory.count() - memory.since().length;
        for (double value : memory.since()) {
            process(forest, value, count++);
        }
        return forest;
    }

    private void keep(String seriesId, Live forest) {
        live.put(seriesId, forest);
        if (live.size() > FORESTS_AT_HAND) {
            live.remove(live.keySet().iterator().next());
        }
    }

    private ThresholdedRandomCutForest planted() {
        return ThresholdedRandomCutForest.builder()
                .dimensions(config.shingle())
                .shingleSize(config.shingle())
                .numberOfTrees(config.trees())
                .sampleSize(config.sampleSize())
                .anomalyRate(config.anomalyRate())
                .forestMode(ForestMode.STANDARD)
                .transformMethod(TransformMethod.NORMALIZE)
                .internalShinglingEnabled(true)
                .parallelExecutionEnabled(false)
                .randomSeed(SEED)
                .build();
    }

    /** The library's time is the number of the sample: what counts is the order. */
    private static AnomalyDescriptor process(
            ThresholdedRandomCutForest forest, double value, long number) {
        return forest.process(new double[] {value}, number);
    }

    private static Verdict verdict(AnomalyDescriptor found, double value) {
        double score = found.getRCFScore();
        double threshold = found.getThreshold();
        if (found.getAnomalyGrade() <= 0) {
            return Verdict.ordinary(score, threshold, value);
        }
        Double expected = expected(found);
        String reason =
                expected == null
                        ? "unlike the patterns before"
                        : "unlike the patterns before, where it was about "
                                + Numbers.text(expected);
        return Verdict.anomalous(score, threshold, value, reason);
    }

    private static @Nullable Double expected(AnomalyDescriptor found) {
        double[][] expected = found.getExpectedValuesList();
        return expected != null && expected.length > 0 && expected[0].length > 0
                ? expected[0][0]
                : null;
    }
}
