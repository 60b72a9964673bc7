package io.atalaya.pipeline.cli;

/**
 * Brings a command from outside this jar, such as {@code bench}. Named in {@code
 * META-INF/services}, it is there when its jar is on the class path.
 */
public interface CommandProvider {
    /** A command, annotated for picocli and {@link java.util.concurrent.Callable}. */
    Object command(Terminal terminal);
}
