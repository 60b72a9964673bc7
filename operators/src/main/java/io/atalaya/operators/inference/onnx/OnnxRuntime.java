package io.atalaya.operators.inference.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;

/** The process's one environment of ONNX Runtime, which reports nothing to anybody. */
final class OnnxRuntime {
    private OnnxRuntime() {}

    static OrtEnvironment environment() {
        return Holder.ENVIRONMENT;
    }

    // Loaded at the first use, because loading unpacks and links native libraries.
    private static final class Holder {
        static final OrtEnvironment ENVIRONMENT = create();

        private static OrtEnvironment create() {
            // Its warnings are about graph details that the user of a model can do nothing about.
            OrtEnvironment environment =
                    OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            try {
                environment.setTelemetry(false);
            } catch (OrtException e) {
                throw new IllegalStateException("ONNX Runtime does not turn its telemetry off", e);
            }
            return environment;
        }
    }
}
