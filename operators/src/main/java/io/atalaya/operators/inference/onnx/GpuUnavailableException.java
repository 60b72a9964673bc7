package io.atalaya.operators.inference.onnx;

import org.jspecify.annotations.Nullable;

/** A GPU's execution provider that cannot be used here; the message says why and what to do. */
public final class GpuUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GpuUnavailableException(String message) {
        this(message, null);
    }

    GpuUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
