package io.atalaya.pipeline.demo;

/** Nobody made a scenario of that name; the message says which there are. */
public final class UnknownScenarioException extends Exception {
    UnknownScenarioException(String message) {
        super(message);
    }
}
