package io.atalaya.pipeline.cli.doctor;

import io.atalaya.operators.inference.ExecutionProviderAttempt;
import io.atalaya.operators.inference.onnx.BuiltInProviders;
import java.util.List;
import java.util.stream.Collectors;

/** Whether ONNX Runtime loads, and what it can compute with. */
final class OnnxRuntimeCheck {
    private static final String SUBJECT = "onnx runtime";

    List<Finding> findings() {
        try {
            return List.of(providers(BuiltInProviders.version(), BuiltInProviders.list()));
        } catch (LinkageError | RuntimeException e) {
            return List.of(
                    Finding.fail(
                            SUBJECT,
                            "does not load: " + e.getMessage(),
                            "it needs glibc 2.28 or newer and a writable " + temporaryFolder()));
        }
    }

    private static Finding providers(String version, List<ExecutionProviderAttempt> attempts) {
        List<ExecutionProviderAttempt> available =
                attempts.stream().filter(ExecutionProviderAttempt::opened).toList();
        String names =
                available.stream()
                        .map(attempt -> attempt.provider().name())
                        .collect(Collectors.joining(", "));
        String found = version + ", computes with " + names;
        boolean gpu = available.stream().anyMatch(attempt -> attempt.provider().isGpu());
        return gpu
                ? Finding.ok(SUBJECT, found)
                : Finding.ok(SUBJECT, found + "; for a GPU, set a model's pluginLibrary");
    }

    private static String temporaryFolder() {
        return System.getProperty("java.io.tmpdir", "/tmp");
    }
}
