package io.atalaya.operators.inference;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A model that cannot be used. The message says which model, what was found, what was expected and
 * what to do.
 */
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of trouble it is. */
    public enum Kind {
        MISSING_FILE,
        NOT_A_MODEL,
        MISSING_EXTERNAL_DATA,
        /** A model, but of a version or with operations that this ONNX Runtime does not have. */
        UNSUPPORTED_MODEL,
        UNKNOWN_INPUT,
        UNKNOWN_OUTPUT,
        LABELS,
        EXECUTION_PROVIDER,
        /** One run failed; the next may not. */
        RUN
    }

    private final Kind kind;

    private ModelException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = requireNonNull(kind, "kind is null");
    }

    /** An error about a configured model, with its name and file put before the message. */
    public static ModelException of(Kind kind, ModelConfig config, String message) {
        return of(kind, config, message, null);
    }

    public static ModelException of(
            Kind kind, ModelConfig config, String message, @Nullable Throwable cause) {
        String where = "model " + config.name() + " (" + config.file() + "): ";
        return new ModelException(kind, where + message, cause);
    }

    public Kind kind() {
        return kind;
    }
}
