package io.atalaya.pipeline.watch;

/**
 * A line that an operator is writing.
 *
 * @param alertId which alarm it is about, settled when the line was begun: the list may move
 *     meanwhile
 */
record Prompt(Kind kind, String alertId, String text) {
    /** What is asked for. */
    enum Kind {
        FILTER("Filter"),
        NOTE("Acknowledge with a note"),
        SHELVE("Shelve for, and why");

        private final String question;

        Kind(String question) {
            this.question = question;
        }

        String question() {
            return question;
        }
    }

    Prompt with(String changed) {
        return new Prompt(kind, alertId, changed);
    }
}
