package io.atalaya.operators.sink;

import java.util.concurrent.ExecutionException;

/** The broker cannot be reached, or does not do what is asked of it. */
public final class KafkaUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KafkaUnavailableException(KafkaConfig config, Throwable cause) {
        super(
                "kafka.bootstrapServers: the topics could not be looked up, created or written to on "
                        + config.bootstrapServers()
                        + " ("
                        + reason(cause)
                        + "). Check that the broker runs and that this machine reaches the address;"
                        + " with TLS, SASL or settings of your own, check kafka.properties; or set bootstrapServers:"
                        + " embedded to use the broker that comes along.",
                cause);
    }

    private static String reason(Throwable cause) {
        Throwable inner =
                cause instanceof ExecutionException && cause.getCause() != null
                        ? cause.getCause()
                        : cause;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        String name = inner.getClass().getSimpleName();
        return inner.getMessage() == null ? name : name + ": " + inner.getMessage();
    }
}
