package io.atalaya.pipeline.config;

/** A single value is not what its key wants; the message says what is wrong and what to do. */
final class BadValueException extends Exception {
    private final String problem;

    BadValueException(String problem) {
        super(problem);
        this.problem = problem;
    }

    String problem() {
        return problem;
    }
}
