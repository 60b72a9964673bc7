package io.atalaya.console.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sessions as signed tokens: who, until when, and for which password. The server keeps none of
 * them, so those who are logged in stay so when it starts again with the same key, or when they are
 * sent to another console with the same key and users.
 */
public final class Sessions {
    /** A shift, with time to hand over. */
    public static final Duration LIFETIME = Duration.ofHours(12);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 12;
    private static final int PARTS = 5;

    private final SigningKey key;
    private final UserFile users;
    private final Clock clock;
    private final Map<String, Instant> ended = new HashMap<>();

    public Sessions(SigningKey key, UserFile users, Clock clock) {
        this.key = key;
        this.users = users;
        this.clock = clock;
    }

    /** The token of a new session. */
    public String begin(User user) {
        byte[] id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        long expires = clock.instant().plus(LIFETIME).getEpochSecond();
        String claims =
                String.join(
                        "!",
                        user.name(),
                        String.valueOf(expires),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(id),
                        user.password().fingerprint());
        return claims + "!" + key.sign(claims);
    }

    /**
     * Whose session it is; empty for one that is over, was forged, or whose user is gone or has
     * another password by now.
     */
    public Optional<Identity> find(String token) {
        String[] parts = token.split("!", -1);
        if (parts.length != PARTS || !isSigned(token, parts[PARTS - 1])) {
            return Optional.empty();
        }
        if (Long.parseLong(parts[1]) <= clock.instant().getEpochSecond() || isEnded(parts[2])) {
            return Optional.empty();
        }
        return users.find(parts[0])
                .filter(user -> user.password().fingerprint().equals(parts[3]))
                .map(
                        user ->
                                new Identity(
                                        user.name(),
                                        user.role(),
                                        key.sign("csrf!" + parts[2]),
                                        true));
    }

    /** Ends it before its time. */
    public synchronized void end(String token) {
        String[] parts = token.split("!", -1);
        if (parts.length == PARTS && isSigned(token, parts[PARTS - 1])) {
            Instant now = clock.instant();
            ended.values().removeIf(expiry -> expiry.isBefore(now));
            ended.put(parts[2], now.plus(LIFETIME));
        }
    }

    private synchronized boolean isEnded(String id) {
        return ended.containsKey(id);
    }

    private boolean isSigned(String token, String signature) {
        String claims = token.substring(0, token.length() - signature.length() - 1);
        return MessageDigest.isEqual(key.sign(claims).getBytes(UTF_8), signature.getBytes(UTF_8));
    }
}
