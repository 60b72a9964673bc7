package io.atalaya.pipeline.cli;

import picocli.CommandLine;

/** What the process says to the shell that started it. */
public final class ExitCode {
    /** Done. */
    public static final int OK = CommandLine.ExitCode.OK;

    /** It was asked for rightly and did not work. */
    public static final int FAILURE = CommandLine.ExitCode.SOFTWARE;

    /**
     * It was asked for wrongly: unknown options, missing arguments, or a configuration that is
     * refused. Nothing was started; starting it again without a change is of no use.
     */
    public static final int USAGE = CommandLine.ExitCode.USAGE;

    private ExitCode() {}
}
