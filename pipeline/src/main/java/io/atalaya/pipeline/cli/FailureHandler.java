package io.atalaya.pipeline.cli;

import io.atalaya.operators.sink.KafkaUnavailableException;
import io.atalaya.pipeline.config.ConfigException;
import io.atalaya.pipeline.config.ConfigProblem;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Tells people what failed. Stack traces are for {@code --debug}. */
final class FailureHandler implements IExecutionExceptionHandler {
    private final Terminal terminal;

    FailureHandler(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine commandLine, ParseResult parsed) throws Exception {
        if (failure instanceof ParameterException wrongUse) {
            throw wrongUse;
        }
        if (failure instanceof ConfigException refused) {
            report(refused.problems());
        } else if (failure instanceof CommandException
                || failure instanceof KafkaUnavailableException) {
            complain(String.valueOf(failure.getMessage()));
        } else {
            complain("failed unexpectedly: " + failure + "; --debug shows where");
        }
        if (isDebug(commandLine)) {
            failure.printStackTrace(terminal.err());
        }
        terminal.err().flush();
        return exitCode(failure);
    }

    static int exitCode(Throwable failure) {
        boolean usersMistake =
                failure instanceof ConfigException || failure instanceof ParameterException;
        return usersMistake ? ExitCode.USAGE : ExitCode.FAILURE;
    }

    private void report(List<ConfigProblem> problems) {
        problems.forEach(problem -> terminal.err().println(problem));
        String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
        terminal.err().println(terminal.red(count) + "; nothing was started");
    }

    private void complain(String message) {
        terminal.err().println(terminal.red("atalaya: ") + message);
    }

    private static boolean isDebug(CommandLine commandLine) {
        CommandLine root = commandLine;
        while (root.getParent() != null) {
            root = root.getParent();
        }
        return root.getCommand() instanceof Atalaya atalaya && atalaya.debug();
    }
}
