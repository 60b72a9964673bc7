package io.atalaya.console.security;

import static java.util.Objects.requireNonNull;

/**
 * Who asks.
 *
 * @param csrfToken what a page of ours knows and another site's page cannot: it goes with every
 *     request that changes something
 * @param loggedIn false where nobody needs to
 */
public record Identity(String name, Role role, String csrfToken, boolean loggedIn) {
    public Identity {
        requireNonNull(name, "name is null");
        requireNonNull(role, "role is null");
        requireNonNull(csrfToken, "csrfToken is null");
    }
}
