package io.atalaya.pipeline.tail;

/** Colours of a terminal, after ECMA-48. */
enum Ink {
    DIM("2"),
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    CYAN("36");

    private static final char ESCAPE = 0x1b;

    private final String code;

    Ink(String code) {
        this.code = code;
    }

    String on(String text) {
        return ESCAPE + "[" + code + "m" + text + ESCAPE + "[0m";
    }
}
