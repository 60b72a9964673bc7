package io.atalaya.operators.inference.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import io.atalaya.operators.inference.ExecutionProvider;
import io.atalaya.operators.inference.ExecutionProviderAttempt;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** What this build of ONNX Runtime brings, before any model is opened. */
public final class BuiltInProviders {
    private BuiltInProviders() {}

    /** Each execution provider, whether this build has it, and what to do where it has not. */
    public static List<ExecutionProviderAttempt> list() {
        List<ExecutionProviderAttempt> list = new ArrayList<>();
        for (ExecutionProvider provider : ExecutionProvider.values()) {
            String missing = missing(provider);
            boolean here = missing.isEmpty();
            list.add(
                    new ExecutionProviderAttempt(
                            provider, here, here ? "this build has it" : missing));
        }
        return list;
    }

    /** Of the library in use, such as {@code 1.28.0}. */
    public static String version() {
        return OnnxRuntime.environment().getVersion();
    }

    /** Whether an NVIDIA GPU is on this machine, whether or not ONNX Runtime can use it. */
    public static boolean isGpuPresent() {
        return Gpu.isPresent();
    }

    static void check(ExecutionProvider provider) {
        String missing = missing(provider);
        if (!missing.isEmpty()) {
            throw new GpuUnavailableException(missing);
        }
    }

    private static String missing(ExecutionProvider provider) {
        EnumSet<OrtProvider> available = OrtEnvironment.getAvailableProviders();
        OrtProvider wanted =
                switch (provider) {
                    case TENSORRT -> OrtProvider.TENSOR_RT;
                    case CUDA -> OrtProvider.CUDA;
                    case CPU -> OrtProvider.CPU;
                };
        if (available.contains(wanted)) {
            return "";
        }
        return "this build of ONNX Runtime has only "
                + available
                + "; put onnxruntime_gpu on the class path (x86-64, CUDA 12)"
                + (provider == ExecutionProvider.CUDA
                        ? " or set pluginLibrary (CUDA 13, DGX Spark)"
                        : "");
    }
}
