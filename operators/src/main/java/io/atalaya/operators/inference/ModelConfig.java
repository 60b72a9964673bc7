package io.atalaya.operators.inference;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.decode.ModelFamily;
import io.atalaya.operators.settings.Setting;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A detection model and how it is run. */
public record ModelConfig(
        @Setting(doc = "What cameras call the model by.", example = "yolox-nano") String name,
        @Setting(
                        doc = "The ONNX file, relative to the configuration file.",
                        example = "models/yolox_nano_416.onnx")
                String file,
        @Setting(
                        doc =
                                "The model's family, which says how pictures go in and what comes"
                                        + " out. auto recognises it by names and shapes.",
                        defaultValue = "auto")
                ModelFamily family,
        @Setting(
                        doc =
                                "Names of the classes: metadata (the file's own), coco (the 80 of"
                                        + " COCO), the path of a text file with one name a line,"
                                        + " or auto: metadata, else coco where it fits.",
                        defaultValue = "auto",
                        example = "models/labels.txt")
                String labels,
        @Setting(
                        doc =
                                "What classes mean whose names alone do not say it, such as one for"
                                        + " people without a helmet.")
                List<ClassConfig> classes,
        @Setting(
                        doc = "Detections with a lower score are left out.",
                        defaultValue = "0.4",
                        min = 0.001,
                        max = 1)
                double scoreThreshold,
        @Setting(
                        doc =
                                "Two boxes of one class that overlap by more than this, as"
                                        + " intersection over union, count as one. For families"
                                        + " that need suppression.",
                        defaultValue = "0.6",
                        min = 0,
                        max = 1)
                double nmsIouThreshold,
        @Setting(
                        doc = "At most so many detections a frame, the best first.",
                        defaultValue = "100",
                        min = 1,
                        max = 10000)
                int maxDetections,
        @Setting(doc = "Preprocessing, where it differs from the family's own.") InputConfig input,
        @Setting(
                        doc =
                                "auto: a GPU where there is one. required: a GPU or an error at"
                                        + " start. off: the CPU.",
                        defaultValue = "auto")
                GpuUse gpu,
        @Setting(
                        doc =
                                "Execution providers in the order to try: tensorrt, cuda, cpu. Left"
                                        + " out: as gpu says.",
                        example = "[tensorrt, cuda, cpu]")
                List<ExecutionProvider> executionProviders,
        @Setting(
                        doc =
                                "Path of ONNX Runtime's plug-in library for CUDA, for CUDA 13 and"
                                        + " DGX Spark.",
                        example = "/opt/onnxruntime/libonnxruntime_providers_cuda_ep.so")
                @Nullable String pluginLibrary,
        @Setting(
                        doc =
                                "Pictures that run together, from all cameras of the process, for"
                                        + " models with a free batch axis where it is faster.",
                        defaultValue = "8",
                        min = 1,
                        max = 256)
                int maxBatchSize,
        @Setting(
                        doc = "How long a picture waits at most for others to fill a batch.",
                        defaultValue = "2ms",
                        max = 1)
                Duration maxBatchDelay,
        @Setting(
                        doc =
                                "Runs at the same time. Left out: measured at start on a CPU, which"
                                        + " takes about a second; 2 on a GPU.",
                        min = 1,
                        max = 256,
                        example = "4")
                @Nullable Integer parallelRuns,
        @Setting(
                        doc =
                                "Frames that one inference subtask has under way at most. Left out:"
                                        + " twice what runs at the same time.",
                        min = 1,
                        max = 4096,
                        example = "8")
                @Nullable Integer maxInFlight)
        implements Serializable {

    public ModelConfig {
        requireNonNull(name, "name is null");
        requireNonNull(file, "file is null");
        requireNonNull(family, "family is null");
        requireNonNull(labels, "labels is null");
        requireNonNull(input, "input is null");
        requireNonNull(gpu, "gpu is null");
        requireNonNull(maxBatchDelay, "maxBatchDelay is null");
        classes = List.copyOf(classes);
        executionProviders = List.copyOf(executionProviders);
        checkProviders(gpu, executionProviders);
        if (gpu == GpuUse.OFF && pluginLibrary != null) {
            throw new IllegalArgumentException(
                    "gpu is off and pluginLibrary names a library for a GPU: leave one of them"
                            + " out");
        }
    }

    /** A model with every setting at its default. */
    public static ModelConfig of(String name, String file) {
        return new ModelConfig(
                name,
                file,
                ModelFamily.AUTO,
                "auto",
                List.of(),
                0.4,
                0.6,
                100,
                InputConfig.byFamily(),
                GpuUse.AUTO,
                List.of(),
                null,
                8,
                Duration.ofMillis(2),
                null,
                null);
    }

    /** The label that detections of a class bear. */
    public String labelOf(String className) {
        return classes.stream()
                .filter(one -> one.name().equals(className))
                .findFirst()
                .map(ClassConfig::labelOrName)
                .orElse(className);
    }

    /** Under each attribute that its detections may have, the values that it may have. */
    public SortedMap<String, SortedSet<String>> attributes() {
        SortedMap<String, SortedSet<String>> values = new TreeMap<>();
        for (ClassConfig one : classes) {
            one.attributes()
                    .forEach(
                            (name, value) ->
                                    values.computeIfAbsent(name, key -> new TreeSet<>())
                                            .add(value));
        }
        return values;
    }

    private static void checkProviders(GpuUse gpu, List<ExecutionProvider> providers) {
        if (providers.stream().distinct().count() != providers.size()) {
            throw new IllegalArgumentException("executionProviders names one of them twice");
        }
        boolean namesGpu = providers.stream().anyMatch(ExecutionProvider::isGpu);
        if (gpu == GpuUse.OFF && namesGpu) {
            throw new IllegalArgumentException(
                    "gpu is off and executionProviders names a GPU's: leave one of them out");
        }
        if (gpu == GpuUse.REQUIRED && !providers.isEmpty() && !namesGpu) {
            throw new IllegalArgumentException(
                    "gpu is required and executionProviders names only cpu: add cuda or tensorrt");
        }
    }
}
