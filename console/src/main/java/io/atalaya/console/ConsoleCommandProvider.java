package io.atalaya.console;

import io.atalaya.pipeline.cli.CommandProvider;
import io.atalaya.pipeline.cli.Terminal;
import picocli.CommandLine;

/** Hangs {@code console} into the command line; found by {@link java.util.ServiceLoader}. */
public final class ConsoleCommandProvider implements CommandProvider {
    @Override
    public Object command(Terminal terminal) {
        CommandLine users =
                new CommandLine(new ConsoleUserCommand())
                        .addSubcommand(new ConsoleUserAddCommand(terminal))
                        .addSubcommand(new ConsoleUserListCommand(terminal))
                        .addSubcommand(new ConsoleUserRemoveCommand(terminal));
        return new CommandLine(new ConsoleCommand(terminal)).addSubcommand(users);
    }
}
