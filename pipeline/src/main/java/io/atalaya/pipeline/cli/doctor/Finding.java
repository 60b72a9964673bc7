package io.atalaya.pipeline.cli.doctor;

import static java.util.Objects.requireNonNull;

/**
 * What was found about one part of the machine.
 *
 * @param subject such as {@code memory}
 * @param found what there is
 * @param cure what to do about it; empty exactly where all is well
 */
public record Finding(Level level, String subject, String found, String cure) {
    /** How bad it is. */
    public enum Level {
        OK,
        /** It works, but not as well as it could. */
        WARN,
        /** It does not work. */
        FAIL
    }

    public Finding {
        requireNonNull(level, "level is null");
        requireNonNull(subject, "subject is null");
        requireNonNull(found, "found is null");
        requireNonNull(cure, "cure is null");
        if (cure.isEmpty() != (level == Level.OK)) {
            throw new IllegalArgumentException(subject + ": a cure belongs to what is not well");
        }
    }

    static Finding ok(String subject, String found) {
        return new Finding(Level.OK, subject, found, "");
    }

    static Finding warn(String subject, String found, String cure) {
        return new Finding(Level.WARN, subject, found, cure);
    }

    static Finding fail(String subject, String found, String cure) {
        return new Finding(Level.FAIL, subject, found, cure);
    }
}
