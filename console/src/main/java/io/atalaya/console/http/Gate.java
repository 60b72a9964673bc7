package io.atalaya.console.http;

import io.atalaya.console.security.Identity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides who somebody is. */
public interface Gate {
    /**
     * Who sends a request; empty for somebody who must log in.
     *
     * @param host the header Host
     * @param token of the session's cookie
     */
    Optional<Identity> identify(@Nullable String host, @Nullable String token);

    /** The name of the session's cookie. */
    String cookieName();

    /** Whether there is anybody who could log in. */
    boolean hasUsers();
}
