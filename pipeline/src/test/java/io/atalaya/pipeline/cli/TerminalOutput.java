package io.atalaya.pipeline.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A command line whose output is kept. */
final class TerminalOutput {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Terminal terminal;

    TerminalOutput(boolean interactive) {
        terminal =
                new Terminal(
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        interactive,
                        interactive);
    }

    static TerminalOutput ofAPipe() {
        return new TerminalOutput(false);
    }

    int run(String... arguments) {
        return Atalaya.commandLine(terminal).execute(arguments);
    }

    Terminal terminal() {
        return terminal;
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
