package io.atalaya.console.security;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** Somebody who may log in. */
public record User(String name, Role role, PasswordHash password) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    public User {
        requireNonNull(role, "role is null");
        requireNonNull(password, "password is null");
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "'%s' is no user name; use up to 64 letters, digits, `.`, `_`, `-`, `@`"
                            .formatted(name));
        }
    }

    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
