package io.atalaya.pipeline.cli.doctor;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;

/** Whether ONNX Runtime loads, and what it can compute with. */
final class OnnxRuntimeCheck {
    private static final String SUBJECT = "onnx runtime";

    List<Finding> findings() {
        try {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            return List.of(
                    providers(environment.getVersion(), OrtEnvironment.getAvailableProviders()));
        } catch (LinkageError | RuntimeException e) {
            return List.of(
                    Finding.fail(
                            SUBJECT,
                            "does not load: " + e.getMessage(),
                            "it needs glibc 2.28 or newer and a writable " + temporaryFolder()));
        }
    }

    static Finding providers(String version, EnumSet<OrtProvider> available) {
        String names = available.stream().map(OrtProvider::name).collect(Collectors.joining(", "));
        String found = version + ", computes with " + names;
        boolean gpu =
                available.contains(OrtProvider.CUDA) || available.contains(OrtProvider.TENSOR_RT);
        return gpu
                ? Finding.ok(SUBJECT, found)
                : Finding.ok(SUBJECT, found + "; for a GPU, set a model's pluginLibrary");
    }

    private static String temporaryFolder() {
        return System.getProperty("java.io.tmpdir", "/tmp");
    }
}
