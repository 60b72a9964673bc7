package io.atalaya.operators.sink;

import io.atalaya.operators.model.DeadLetter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Facts become messages. What cannot be one becomes a dead letter, so that neither a message too
 * large for the broker nor a value that no message can hold stops the job.
 *
 * <pre>
 * In       a fact
 * Out      the messages that tell of it; on the side DEAD_LETTERS
 * State    none
 * Threads  the task's
 * </pre>
 *
 * @param <T> the fact
 */
final class EncodeFunction<T> extends ProcessFunction<T, OutgoingMessage> {
    static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("undeliverable", TypeInformation.of(DeadLetter.class));

    static final String TOO_LARGE = "too-large";
    static final String UNENCODABLE = "unencodable";
    private static final String STAGE = "sink";
    private static final long serialVersionUID = 1L;

    // configuration
    private final FactEncoder<T> facts;
    private final MessageEncoder encoder;
    private final Clock clock;

    // runtime
    private transient @Nullable SinkMetrics metrics;

    EncodeFunction(FactEncoder<T> facts, MessageEncoder encoder, Clock clock) {
        this.facts = facts;
        this.encoder = encoder;
        this.clock = clock;
    }

    @Override
    public void open(OpenContext context) {
        metrics = new SinkMetrics(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(T fact, Context context, Collector<OutgoingMessage> out) {
        Instant now = clock.instant();
        try {
            List<OutgoingMessage> messages = facts.encode(fact, encoder, now);
            messages.forEach(out::collect);
            metrics().messagesEncoded(messages.size());
        } catch (MessageTooLargeException e) {
            metrics().factTooLarge();
            context.output(DEAD_LETTERS, deadLetter(TOO_LARGE, fact, e));
        } catch (IllegalArgumentException | ArithmeticException e) {
            metrics().factUnencodable();
            context.output(DEAD_LETTERS, deadLetter(UNENCODABLE, fact, e));
        }
    }

    private DeadLetter deadLetter(String reason, T fact, RuntimeException cause) {
        return new DeadLetter(
                reason,
                STAGE,
                facts.origin(fact),
                String.valueOf(cause.getMessage()),
                new byte[0],
                facts.eventTime(fact));
    }

    private SinkMetrics metrics() {
        if (metrics == null) {
            throw new IllegalStateException("not opened");
        }
        return metrics;
    }
}
