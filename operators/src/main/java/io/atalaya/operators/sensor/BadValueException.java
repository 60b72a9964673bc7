package io.atalaya.operators.sensor;

/** Something in a message is not what it should be; its message is for people. */
final class BadValueException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN_CHARACTERS = 60;

    BadValueException(String problem) {
        super(problem);
    }

    String problem() {
        return String.valueOf(getMessage());
    }

    /** So much of a text as a message can show. */
    static String shortened(String text) {
        return text.length() > SHOWN_CHARACTERS ? text.substring(0, SHOWN_CHARACTERS) + "…" : text;
    }
}
