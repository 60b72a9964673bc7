package io.atalaya.console;

import static java.util.Objects.requireNonNullElse;

import io.atalaya.console.security.UserFile;
import io.atalaya.console.security.UserFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the users are. */
final class UserFileOption {
    private static final Path DEFAULT = Path.of("atalaya-users");

    @Option(
            names = "--users",
            paramLabel = "FILE",
            description = "The file of users (atalaya-users in this folder, where it is there).")
    private @Nullable Path file;

    Path file() {
        return requireNonNullElse(file, DEFAULT);
    }

    boolean isChosen() {
        return file != null;
    }

    UserFile open() throws UserFileException {
        return UserFile.open(file());
    }
}
