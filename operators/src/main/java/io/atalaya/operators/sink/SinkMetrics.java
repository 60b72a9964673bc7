package io.atalaya.operators.sink;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * What leaves and what cannot. {@code numMessagesEncoded} counts messages on all topics together;
 * {@code numFactsTooLarge} and {@code numFactsUnencodable} count facts that became dead letters:
 * alert on either.
 */
final class SinkMetrics {
    private final Counter encoded;
    private final Counter tooLarge;
    private final Counter unencodable;

    SinkMetrics(MetricGroup group) {
        encoded = group.counter("numMessagesEncoded");
        tooLarge = group.counter("numFactsTooLarge");
        unencodable = group.counter("numFactsUnencodable");
    }

    void messagesEncoded(int number) {
        encoded.inc(number);
    }

    void factTooLarge() {
        tooLarge.inc();
    }

    void factUnencodable() {
        unencodable.inc();
    }
}
