package io.atalaya.console;

import io.atalaya.console.security.UserFileException;
import io.atalaya.pipeline.cli.CommandException;
import io.atalaya.pipeline.cli.ExitCode;
import io.atalaya.pipeline.cli.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets somebody log in no more. */
@Command(
        name = "remove",
        description = "Remove a user; a console that runs lets go of its sessions within seconds.")
final class ConsoleUserRemoveCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "NAME", description = "Whom.")
    private String name = "";

    @Mixin private final UserFileOption users = new UserFileOption();

    ConsoleUserRemoveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandException {
        try {
            if (!users.open().remove(name)) {
                throw new CommandException("there is no user " + name + " in " + users.file());
            }
            terminal.out().println(name + " may not log in any more");
            return ExitCode.OK;
        } catch (UserFileException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
    }
}
