package io.atalaya.console;

import io.atalaya.console.security.PasswordHash;
import io.atalaya.console.security.Role;
import io.atalaya.console.security.User;
import io.atalaya.console.security.UserFileException;
import io.atalaya.pipeline.cli.CommandException;
import io.atalaya.pipeline.cli.ExitCode;
import io.atalaya.pipeline.cli.Terminal;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets somebody log in. */
@Command(
        name = "add",
        description = {
            "Add a user, or give one that is there another role and password.",
            "The password is asked for, or read from the first line of the standard input."
        })
final class ConsoleUserAddCommand implements Callable<Integer> {
    private static final int MIN_PASSWORD = 10;

    private final Terminal terminal;

    @Parameters(paramLabel = "NAME", description = "Commands are recorded under this name.")
    private String name = "";

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "viewer",
            description =
                    "viewer sees; operator also acknowledges and shelves; engineer also changes rules"
                            + " and cameras (${DEFAULT-VALUE}).")
    private Role role = Role.VIEWER;

    @Mixin private final UserFileOption users = new UserFileOption();

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets spec before it calls
    ConsoleUserAddCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandException {
        if (!User.isName(name)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "a name has up to 64 letters, digits, `.`, `_`, `-` and `@`");
        }
        char[] password = password();
        try {
            users.open().put(new User(name, role, PasswordHash.of(password)));
        } catch (UserFileException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        } finally {
            Arrays.fill(password, ' ');
        }
        terminal.out().println(name + " is " + role.word() + " in " + users.file());
        return ExitCode.OK;
    }

    private char[] password() throws CommandException {
        char[] password = read();
        if (password.length < MIN_PASSWORD) {
            throw new CommandException(
                    "a password has " + MIN_PASSWORD + " characters or more; nothing was changed");
        }
        return password;
    }

    private static char[] read() throws CommandException {
        Console console = Terminal.isTypedAt() ? System.console() : null;
        return console == null ? firstLine() : typedTwice(console);
    }

    private static char[] typedTwice(Console console) throws CommandException {
        char[] first = console.readPassword("Password: ");
        char[] second = console.readPassword("Once more: ");
        if (first == null || second == null || !Arrays.equals(first, second)) {
            throw new CommandException("the two are not the same; nothing was changed");
        }
        return first;
    }

    private static char[] firstLine() throws CommandException {
        var input = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        try {
            String line = input.readLine();
            return line == null ? new char[0] : line.toCharArray();
        } catch (IOException e) {
            throw new CommandException("the password cannot be read: " + e.getMessage(), e);
        }
    }
}
