package io.atalaya.console;

import io.atalaya.console.security.UserFileException;
import io.atalaya.pipeline.cli.CommandException;
import io.atalaya.pipeline.cli.ExitCode;
import io.atalaya.pipeline.cli.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows who may log in. */
@Command(name = "list", description = "List those who may log in, and as what.")
final class ConsoleUserListCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private final UserFileOption users = new UserFileOption();

    ConsoleUserListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandException {
        try {
            users.open()
                    .all()
                    .forEach(
                            user ->
                                    terminal.out()
                                            .printf("%-8s  %s%n", user.role().word(), user.name()));
            return ExitCode.OK;
        } catch (UserFileException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
    }
}
