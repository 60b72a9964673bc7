package io.atalaya.console;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is done to the file of users; the commands below it do it. */
@Command(name = "user", description = "Add, list and remove those who may log in.")
final class ConsoleUserCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets spec before it calls
    ConsoleUserCommand() {}

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what to do: add, list or remove");
    }
}
