package io.atalaya.console.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a user may do; each may do what the one before it may. */
public enum Role {
    /** Sees everything and changes nothing. */
    VIEWER,
    /** Also acknowledges, shelves and judges alerts. */
    OPERATOR,
    /** Also changes what is watched: rules, cameras. */
    ENGINEER;

    public boolean allows(Role needed) {
        return compareTo(needed) >= 0;
    }

    /** As it stands in the file of users and in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
