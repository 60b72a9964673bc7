package io.atalaya.pipeline.cli;

import static java.util.Objects.requireNonNull;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where commands write: results to {@code out}, progress and problems to {@code err}, in colours
 * only where a person looks at a terminal and has not set {@code NO_COLOR}.
 */
public final class Terminal {
    private static final Path STANDARD_INPUT = Path.of("/proc/self/fd/0");
    private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");
    private static final Pattern TERMINAL = Pattern.compile("/dev/(pts/|tty|console).*");

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean coloured;
    private final boolean interactive;

    public Terminal(PrintWriter out, PrintWriter err, boolean coloured, boolean interactive) {
        this.out = requireNonNull(out, "out is null");
        this.err = requireNonNull(err, "err is null");
        this.coloured = coloured;
        this.interactive = interactive;
    }

    /** The process's own streams. */
    public static Terminal ofProcess() {
        String noColor = System.getenv("NO_COLOR");
        boolean coloursWelcome = noColor == null || noColor.isEmpty();
        boolean smart = !"dumb".equals(System.getenv("TERM"));
        return new Terminal(
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                smart && coloursWelcome && isTerminal(STANDARD_OUTPUT),
                smart && isTerminal(STANDARD_ERROR));
    }

    /** Whether somebody sits there who sees a whole screen and presses keys. */
    static boolean hasScreen() {
        return !"dumb".equals(System.getenv("TERM"))
                && isTerminal(STANDARD_INPUT)
                && isTerminal(STANDARD_OUTPUT);
    }

    /** System.console() speaks of all streams together, and from Java 22 on it is never null. */
    private static boolean isTerminal(Path stream) {
        try {
            return TERMINAL.matcher(Files.readSymbolicLink(stream).toString()).matches();
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the process's input is what a person types, and no file or pipe. */
    public static boolean isTypedAt() {
        return isTerminal(STANDARD_INPUT);
    }

    public PrintWriter out() {
        return out;
    }

    public PrintWriter err() {
        return err;
    }

    public boolean coloured() {
        return coloured;
    }

    /** Whether lines can be overwritten, as a spinner does. */
    public boolean interactive() {
        return interactive;
    }

    public String bold(String text) {
        return styled(text, "1");
    }

    public String red(String text) {
        return styled(text, "31");
    }

    public String green(String text) {
        return styled(text, "32");
    }

    public String yellow(String text) {
        return styled(text, "33");
    }

    public String grey(String text) {
        return styled(text, "90");
    }

    private String styled(String text, String code) {
        return coloured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    private static PrintWriter writer(FileDescriptor stream) {
        return new PrintWriter(
                new OutputStreamWriter(new FileOutputStream(stream), encoding()), true);
    }

    /** Java 17 takes the encoding of files from the locale too, but says ASCII where LANG is C. */
    private static Charset encoding() {
        Charset ofLocale = Charset.defaultCharset();
        boolean ascii = ofLocale.name().toUpperCase(Locale.ROOT).contains("ASCII");
        return ascii ? StandardCharsets.UTF_8 : ofLocale;
    }
}
