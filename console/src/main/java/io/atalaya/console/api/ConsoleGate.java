package io.atalaya.console.api;

import io.atalaya.console.http.Gate;
import io.atalaya.console.security.Identity;
import io.atalaya.console.security.Role;
import io.atalaya.console.security.Sessions;
import io.atalaya.console.security.SigningKey;
import io.atalaya.console.security.User;
import io.atalaya.console.security.UserFile;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is: by the session's cookie where there are users; otherwise, on this machine alone,
 * everybody is the engineer that started it.
 */
public final class ConsoleGate implements Gate {
    /**
     * By which a browser on this machine reaches us. Another name could be one that another site's
     * owner has pointed here.
     */
    private static final Pattern LOCAL_HOST =
            Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?");

    private final Optional<UserFile> users;
    private final Optional<Sessions> sessions;
    private final @Nullable Identity everybody;
    private final String cookieName;
    private final boolean tls;

    private ConsoleGate(
            Optional<UserFile> users,
            Optional<Sessions> sessions,
            @Nullable Identity everybody,
            String cookieName,
            boolean tls) {
        this.users = users;
        this.sessions = sessions;
        this.everybody = everybody;
        this.cookieName = cookieName;
        this.tls = tls;
    }

    /**
     * Where people log in.
     *
     * @param port goes into the cookie's name: cookies are shared by all ports of a machine
     */
    public static ConsoleGate withUsers(
            UserFile users, SigningKey key, int port, boolean tls, Clock clock) {
        return new ConsoleGate(
                Optional.of(users),
                Optional.of(new Sessions(key, users, clock)),
                null,
                "atalaya-" + port,
                tls);
    }

    /** On this machine, for the one who started it. */
    public static ConsoleGate forThisMachine(String name) {
        String token = UUID.randomUUID().toString();
        return new ConsoleGate(
                Optional.empty(),
                Optional.empty(),
                new Identity(name, Role.ENGINEER, token, false),
                "atalaya",
                false);
    }

    @Override
    public Optional<Identity> identify(@Nullable String host, @Nullable String token) {
        if (everybody != null) {
            boolean local = host != null && LOCAL_HOST.matcher(host).matches();
            return local ? Optional.of(everybody) : Optional.empty();
        }
        return token == null ? Optional.empty() : sessions.flatMap(s -> s.find(token));
    }

    @Override
    public String cookieName() {
        return cookieName;
    }

    @Override
    public boolean hasUsers() {
        return users.isPresent();
    }

    Optional<Sessions> sessions() {
        return sessions;
    }

    Optional<User> user(String name) {
        return users.flatMap(file -> file.find(name));
    }

    String cookie(String token, long seconds) {
        return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s"
                .formatted(cookieName, token, seconds, tls ? "; Secure" : "");
    }
}
