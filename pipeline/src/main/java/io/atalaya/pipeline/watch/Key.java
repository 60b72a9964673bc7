package io.atalaya.pipeline.watch;

/**
 * A key that somebody pressed.
 *
 * @param text what it writes; empty for all but {@link Kind#CHARACTER}
 */
record Key(Kind kind, String text) {
    /** Those that do something. */
    enum Kind {
        UP,
        DOWN,
        PAGE_UP,
        PAGE_DOWN,
        HOME,
        END,
        ENTER,
        ESCAPE,
        BACKSPACE,
        CLEAR_LINE,
        REDRAW,
        CHARACTER
    }

    static Key of(Kind kind) {
        return new Key(kind, "");
    }

    static Key character(String text) {
        return new Key(Kind.CHARACTER, text);
    }
}
