package io.atalaya.operators.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of a component of a {@code …Config} record what the person who writes the YAML must know.
 * The parser, the JSON Schema and {@code docs/configuration.md} are all made from it, so that a
 * key, its default and its meaning are written down once.
 *
 * <p>A component is required unless it has a {@link #defaultValue} or is {@code @Nullable}. Lists
 * and maps that are not {@link #required}, and nested records whose keys all have defaults, may be
 * left out too.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /** The key as the YAML has it, where that is a word of Java such as {@code for}. */
    String name() default "";

    /** One or two sentences for the configuration's reader. */
    String doc();

    /** A list or map that must be there although most may be left out. */
    boolean required() default false;

    /** As it would be written in YAML, such as {@code 5s} or {@code tcp}; empty for none. */
    String defaultValue() default "";

    /** A value that makes sense, for the documentation. */
    String example() default "";

    /** The least number allowed; for durations, in seconds. */
    double min() default Double.NEGATIVE_INFINITY;

    /** The greatest number allowed; for durations, in seconds. */
    double max() default Double.POSITIVE_INFINITY;
}
