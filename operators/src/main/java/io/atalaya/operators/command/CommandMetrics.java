package io.atalaya.operators.command;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts commands. What was received is unreadable, a repeat, refused at once or passed on to its
 * stage, which answers it. Alert on {@code numCommandsUnreadable}: somebody's program is wrong.
 */
final class CommandMetrics {
    static final String NUM_COMMANDS_RECEIVED = "numCommandsReceived";
    static final String NUM_COMMANDS_UNREADABLE = "numCommandsUnreadable";
    static final String NUM_COMMANDS_REPEATED = "numCommandsRepeated";
    static final String NUM_COMMANDS_REFUSED = "numCommandsRefused";

    private final Counter received;
    private final Counter unreadable;
    private final Counter repeated;
    private final Counter refused;

    CommandMetrics(MetricGroup group) {
        received = group.counter(NUM_COMMANDS_RECEIVED);
        unreadable = group.counter(NUM_COMMANDS_UNREADABLE);
        repeated = group.counter(NUM_COMMANDS_REPEATED);
        refused = group.counter(NUM_COMMANDS_REFUSED);
    }

    void received() {
        received.inc();
    }

    void unreadable() {
        unreadable.inc();
    }

    void repeated() {
        repeated.inc();
    }

    void refused() {
        refused.inc();
    }
}
