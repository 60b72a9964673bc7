package io.atalaya.operators.anomaly;

import io.atalaya.operators.inference.WindowModel;
import io.atalaya.operators.model.ModelInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The reconstruction error of an autoencoder over a sliding window (Sakurada and Yairi, Anomaly
 * Detection Using Autoencoders with Nonlinear Dimensionality Reduction, MLSDA 2014): a model
 * trained on windows in which all is well cannot rebuild others.
 *
 * <p>The score is the root mean square of the difference, in the model's numbers.
 */
final class WindowError implements Detector<WindowError.Memory> {
    private static final double LEARNT_SIGMAS = 4;

    private final WindowModelConfig config;
    private final WindowModel model;

    /**
     * State.
     *
     * @param window the latest samples, oldest first, as the model sees them
     * @param errors learnt where no threshold is given
     */
    public record Memory(List<Float> window, Baseline errors) {}

    WindowError(WindowModelConfig config, WindowModel model) {
        this.config = config;
        this.model = model;
    }

    @Override
    public Class<Memory> memoryType() {
        return Memory.class;
    }

    @Override
    public Memory fresh(String seriesId) {
        return new Memory(List.of(), Baseline.unknown());
    }

    @Override
    public Step<Memory> observe(Memory memory, Sample sample) {
        List<Float> window = new ArrayList<>(memory.window());
        if (window.size() == model.length()) {
            window.remove(0);
        }
        window.add((float) ((sample.value() - config.offset()) / config.scale()));
        Baseline errors = memory.errors();
        if (window.size() < model.length()) {
            return new Step<>(new Memory(window, errors), Verdict.ordinary(0, 0, sample.value()));
        }
        double error = error(window);
        Double threshold = config.threshold();
        if (threshold == null && !errors.learnt()) {
            Baseline learnt = errors.learn(new Sample(sample.at(), error), config.baseline());
            return new Step<>(
                    new Memory(window, learnt), Verdict.ordinary(error, error, sample.value()));
        }
        double limit = threshold != null ? threshold : errors.at(LEARNT_SIGMAS);
        return new Step<>(new Memory(window, errors), verdict(error, limit, sample.value()));
    }

    @Override
    public Optional<ModelInfo> model() {
        return Optional.of(model.info());
    }

    @Override
    public void close() {
        model.close();
    }

    private double error(List<Float> window) {
        float[] input = new float[window.size()];
        for (int i = 0; i < input.length; i++) {
            input[i] = window.get(i);
        }
        float[] rebuilt = model.run(input);
        double squares = 0;
        for (int i = 0; i < input.length; i++) {
            double difference = (double) rebuilt[i] - input[i];
            squares += difference * difference;
        }
        return Math.sqrt(squares / input.length);
    }

    private static Verdict verdict(double error, double limit, double value) {
        return error <= limit
                ? Verdict.ordinary(error, limit, value)
                : Verdict.anomalous(
                        error,
                        limit,
                        value,
                        "the model rebuilds the latest readings with an error of "
                                + Numbers.text(error)
                                + ", where "
                                + Numbers.text(limit)
                                + " is ordinary");
    }
}
