package io.atalaya.operators.inference;

import io.atalaya.operators.decode.ModelFamily;
import io.atalaya.operators.testing.Material;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Model configurations for tests, each with what the test is about set and the rest usual. */
final class TestModels {
    private TestModels() {}

    /** A model of the material on the CPU, with one run at a time so that nothing is measured. */
    static ModelConfig material(String name) {
        return file(Material.file("models/" + name + ".onnx"));
    }

    static ModelConfig broken(String name) {
        return file(Material.file("models-broken/" + name + ".onnx"));
    }

    static ModelConfig file(Path file) {
        return of(file, ModelFamily.AUTO, "auto", InputConfig.byFamily());
    }

    static ModelConfig of(Path file, ModelFamily family, String labels, InputConfig input) {
        return of(file, family, labels, input, GpuUse.OFF, List.of(), null);
    }

    static ModelConfig withProviders(
            ModelConfig model,
            GpuUse gpu,
            List<ExecutionProvider> providers,
            @Nullable String pluginLibrary) {
        return of(
                Path.of(model.file()),
                model.family(),
                model.labels(),
                model.input(),
                gpu,
                providers,
                pluginLibrary);
    }

    static ModelConfig withThresholds(
            ModelConfig model, double scoreThreshold, double nmsIouThreshold) {
        return with(model, model.classes(), scoreThreshold, nmsIouThreshold);
    }

    static ModelConfig withClasses(ModelConfig model, List<ClassConfig> classes) {
        return with(model, classes, model.scoreThreshold(), model.nmsIouThreshold());
    }

    private static ModelConfig with(
            ModelConfig model,
            List<ClassConfig> classes,
            double scoreThreshold,
            double nmsIouThreshold) {
        return new ModelConfig(
                model.name(),
                model.file(),
                model.family(),
                model.labels(),
                classes,
                scoreThreshold,
                nmsIouThreshold,
                model.maxDetections(),
                model.input(),
                model.gpu(),
                model.executionProviders(),
                model.pluginLibrary(),
                model.maxBatchSize(),
                model.maxBatchDelay(),
                model.parallelRuns(),
                model.maxInFlight());
    }

    private static ModelConfig of(
            Path file,
            ModelFamily family,
            String labels,
            InputConfig input,
            GpuUse gpu,
            List<ExecutionProvider> providers,
            @Nullable String pluginLibrary) {
        return new ModelConfig(
                "test",
                file.toString(),
                family,
                labels,
                List.of(),
                0.4,
                0.6,
                100,
                input,
                gpu,
                providers,
                pluginLibrary,
                8,
                Duration.ofMillis(2),
                1,
                null);
    }
}
