package io.atalaya.operators.alarm;

import java.time.Instant;

/**
 * Who made something happen to an alarm, and when.
 *
 * @param by empty where it was the process
 * @param note empty for nothing
 */
record Cause(Instant at, String by, String note) {
    /** Under this name the pipeline does what no person did. */
    static final String PIPELINE = "atalaya";

    static Cause process(Instant at) {
        return new Cause(at, "", "");
    }

    static Cause pipeline(Instant at, String why) {
        return new Cause(at, PIPELINE, why);
    }
}
