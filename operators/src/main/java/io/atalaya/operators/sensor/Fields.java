package io.atalaya.operators.sensor;

import org.jspecify.annotations.Nullable;

/** A message as names and what stands there, whatever it was written in. */
public interface Fields {
    /**
     * A number, a truth value or a text; {@link ValueReader#NULL} where the message says that there
     * is none, and null where it does not speak of it.
     */
    @Nullable Object get(String field);
}
