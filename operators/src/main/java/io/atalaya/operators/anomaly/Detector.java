package io.atalaya.operators.anomaly;

import io.atalaya.operators.model.ModelInfo;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides from the samples of one series whether it is out of the ordinary now. It keeps nothing
 * about a series itself: what it must know of the samples before goes in as memory and comes out
 * again, so that one detector serves many series and a restart forgets nothing.
 *
 * <p>Samples come in the order of their event time; two may bear the same.
 *
 * @param <M> what it remembers of a series: a record that Flink writes without Kryo
 */
public interface Detector<M> extends AutoCloseable {
    Class<M> memoryType();

    /** The memory of a series, such as {@code motor-1/vibration}, that has no sample yet. */
    M fresh(String seriesId);

    Step<M> observe(M memory, Sample sample);

    /** When it wants to be woken if no sample comes before; empty for never. */
    default Optional<Instant> wakeAt(M memory) {
        return Optional.empty();
    }

    /**
     * No sample came up to this event time, at or after what {@link #wakeAt} asked for.
     *
     * @throws IllegalStateException when it never asked
     */
    default Step<M> wake(M memory, Instant now) {
        throw new IllegalStateException(this + " never asked to be woken");
    }

    /** The model it runs; empty for those that run none. */
    default Optional<ModelInfo> model() {
        return Optional.empty();
    }

    /** Gives back what it holds outside Java's memory; most hold nothing. */
    @Override
    default void close() {}
}
