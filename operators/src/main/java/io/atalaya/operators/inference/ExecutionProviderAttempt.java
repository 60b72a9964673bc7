package io.atalaya.operators.inference;

import static java.util.Objects.requireNonNull;

/**
 * One try to open a model on an execution provider.
 *
 * @param opened whether the model runs on it
 * @param reason why, or why not and what to do about it
 */
public record ExecutionProviderAttempt(ExecutionProvider provider, boolean opened, String reason) {
    public ExecutionProviderAttempt {
        requireNonNull(provider, "provider is null");
        requireNonNull(reason, "reason is null");
    }

    @Override
    public String toString() {
        return provider + (opened ? " in use: " : " not in use: ") + reason;
    }
}
