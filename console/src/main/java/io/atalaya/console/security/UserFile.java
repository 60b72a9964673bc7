package io.atalaya.console.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The users, a line each: {@code name:role:hash}. It is read again when it has changed, so that
 * somebody who was added or removed need not wait for a restart.
 */
public final class UserFile {
    private static final Logger LOG = LoggerFactory.getLogger(UserFile.class);
    private static final String OWNER_ONLY = "rw-------";
    private static final String HEAD = "# name:role:hash, written by `atalaya console user`\n";

    private final Path file;
    private Map<String, User> users = Map.of();
    private FileTime readAt = FileTime.fromMillis(0);

    private UserFile(Path file) {
        this.file = file;
    }

    /**
     * Opens a file of users.
     *
     * @param file need not be there yet: then there are no users
     * @throws UserFileException where a line of it cannot be read
     */
    public static UserFile open(Path file) throws UserFileException {
        UserFile opened = new UserFile(file);
        opened.read();
        return opened;
    }

    public Path path() {
        return file;
    }

    public synchronized Optional<User> find(String name) {
        try {
            if (!modified().equals(readAt)) {
                read();
            }
        } catch (UserFileException | IOException e) {
            // Those known before stay: a half-written file must not lock a control room out.
            LOG.warn("{} cannot be read again; the users known before stay", file, e);
        }
        return Optional.ofNullable(users.get(name));
    }

    public synchronized Collection<User> all() {
        return List.copyOf(users.values());
    }

    /** Adds a user, or changes the role and password of one that is there. */
    public synchronized void put(User user) throws UserFileException {
        Map<String, User> changed = new LinkedHashMap<>(users);
        changed.put(user.name(), user);
        write(changed);
    }

    /** Whether there was one of this name. */
    public synchronized boolean remove(String name) throws UserFileException {
        Map<String, User> changed = new LinkedHashMap<>(users);
        boolean found = changed.remove(name) != null;
        if (found) {
            write(changed);
        }
        return found;
    }

    private void read() throws UserFileException {
        Map<String, User> found = new LinkedHashMap<>();
        try {
            readAt = modified();
            int number = 0;
            for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    User user = parse(line, number);
                    found.put(user.name(), user);
                }
            }
        } catch (IOException e) {
            throw new UserFileException(file + " cannot be read: " + e.getMessage(), e);
        }
        users = found;
    }

    private FileTime modified() throws IOException {
        return Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.fromMillis(0);
    }

    private User parse(String line, int number) throws UserFileException {
        try {
            String[] parts = line.strip().split(":", 3);
            if (parts.length < 3) {
                throw new IllegalArgumentException("write name:role:hash");
            }
            Role role =
                    Role.of(parts[1])
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "the role is none of viewer, operator,"
                                                            + " engineer"));
            return new User(parts[0], role, PasswordHash.parse(parts[2]));
        } catch (IllegalArgumentException e) {
            throw new UserFileException(
                    "%s line %d: %s".formatted(file, number, e.getMessage()), e);
        }
    }

    private void write(Map<String, User> changed) throws UserFileException {
        List<String> lines = new ArrayList<>();
        changed.values()
                .forEach(u -> lines.add(u.name() + ":" + u.role().word() + ":" + u.password()));
        try {
            Path whole = file.toAbsolutePath();
            Path fresh =
                    Files.createTempFile(
                            whole.getParent(),
                            whole.getFileName().toString(),
                            ".new",
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString(OWNER_ONLY)));
            Files.writeString(fresh, HEAD + String.join("\n", lines) + "\n", UTF_8);
            Files.move(fresh, whole, StandardCopyOption.ATOMIC_MOVE);
            readAt = modified();
        } catch (IOException e) {
            throw new UserFileException(file + " cannot be written: " + e.getMessage(), e);
        }
        users = changed;
    }
}
