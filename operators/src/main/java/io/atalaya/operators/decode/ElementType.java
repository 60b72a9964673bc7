package io.atalaya.operators.decode;

import java.util.Locale;

/** What a tensor is made of, as far as pictures and detections need it. */
public enum ElementType {
    FLOAT,
    FLOAT16,
    UINT8,
    INT32,
    INT64,
    /** Anything else, which no detection model here reads or writes. */
    OTHER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
