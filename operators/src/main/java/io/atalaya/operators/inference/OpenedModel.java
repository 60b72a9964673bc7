package io.atalaya.operators.inference;

import java.util.List;

/**
 * A session and how it is to be used.
 *
 * @param fallback why it is the CPU though a GPU was asked for, else empty
 */
record OpenedModel(
        ModelSession session,
        RunPlan plan,
        ExecutionProvider provider,
        List<ExecutionProviderAttempt> attempts,
        String fallback) {}
