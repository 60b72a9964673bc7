package io.atalaya.pipeline.broker;

import org.jspecify.annotations.Nullable;

/** The embedded broker could not be started: what, where and what to do. */
public final class EmbeddedBrokerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EmbeddedBrokerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
