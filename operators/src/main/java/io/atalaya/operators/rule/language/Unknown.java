package io.atalaya.operators.rule.language;

/** A value that nobody knows now, such as that of a sensor that never spoke. */
final class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unknown(String what) {
        // Without a stack trace: not knowing is usual, and may be asked for at every frame.
        super(what, null, false, false);
    }
}
