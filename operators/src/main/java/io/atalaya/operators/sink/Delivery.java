package io.atalaya.operators.sink;

/** What a restart does to messages that were already written. */
public enum Delivery {
    /** They may come again, with the same ids. Each message is readable at once. */
    AT_LEAST_ONCE,
    /**
     * Consumers that read committed transactions see each once, but not before the checkpoint that
     * follows it.
     */
    EXACTLY_ONCE
}
