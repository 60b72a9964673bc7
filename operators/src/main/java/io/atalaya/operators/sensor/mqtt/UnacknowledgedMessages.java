package io.atalaya.operators.sensor.mqtt;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.BooleanSupplier;

/**
 * Messages that the job took and no checkpoint holds yet. A broker that was not told of them sends
 * them first, in their order, when the connection was lost and made again; but the job has them, so
 * that they are passed over, and acknowledged on the new connection when their checkpoint comes.
 *
 * <p>A message is told by its topic and content, since the client does not say which were sent
 * before. So this takes those for sent again that come in the order of the ones that are awaited,
 * and with the first that differs, all that follow for new.
 *
 * <p>Threads: any.
 */
final class UnacknowledgedMessages {
    private final Deque<Held> held = new ArrayDeque<>();
    private final Deque<Held> awaited = new ArrayDeque<>();

    private static final class Held {
        private final MqttMessage message;
        private BooleanSupplier acknowledgement;
        private boolean safe;

        private Held(MqttMessage message) {
            this.message = message;
            this.acknowledgement = message.acknowledgement();
        }

        private boolean isSame(MqttMessage other) {
            return message.topic().equals(other.topic())
                    && Arrays.equals(message.payload(), other.payload());
        }
    }

    /**
     * A connection stands anew.
     *
     * @param resumed whether the broker knows of the one before
     */
    synchronized void connected(boolean resumed) {
        awaited.clear();
        if (resumed) {
            awaited.addAll(held);
        } else {
            held.clear();
        }
    }

    /** Whether the job has it already, from a connection before. */
    synchronized boolean isSentAgain(MqttMessage message) {
        Held next = awaited.peek();
        if (next == null) {
            return false;
        }
        if (!next.isSame(message)) {
            held.removeAll(awaited);
            awaited.clear();
            return false;
        }
        awaited.remove();
        next.acknowledgement = message.acknowledgement();
        acknowledgeSafe();
        return true;
    }

    /** The same message, acknowledged in its turn and on the connection of that time. */
    synchronized MqttMessage hold(MqttMessage message) {
        Held entry = new Held(message);
        held.add(entry);
        return message.acknowledgedBy(() -> safe(entry));
    }

    private synchronized boolean safe(Held entry) {
        entry.safe = true;
        acknowledgeSafe();
        return true;
    }

    /** In the order in which they came, as MQTT has it. */
    private void acknowledgeSafe() {
        Held first = held.peek();
        while (first != null && first.safe && first.acknowledgement.getAsBoolean()) {
            held.remove();
            first = held.peek();
        }
    }
}
