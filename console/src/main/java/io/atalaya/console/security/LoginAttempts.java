package io.atalaya.console.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows guessing down: after some wrong passwords for a name, that name must wait. By name and not
 * by address, since a control room shares one address.
 */
public final class LoginAttempts {
    private static final int ALLOWED = 5;
    private static final Duration WAIT = Duration.ofSeconds(30);
    private static final Duration FORGET = Duration.ofMinutes(5);
    private static final int MAX_NAMES = 1_000;

    private final Clock clock;
    private final Map<String, Failures> byName =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
                    return size() > MAX_NAMES;
                }
            };

    public LoginAttempts(Clock clock) {
        this.clock = clock;
    }

    private record Failures(int count, Instant last) {}

    /** Whether the name must wait before another try. */
    public synchronized boolean mustWait(String name) {
        Failures failures = byName.get(name);
        return failures != null
                && failures.count() >= ALLOWED
                && clock.instant().isBefore(failures.last().plus(WAIT));
    }

    public synchronized void failed(String name) {
        Failures before = byName.get(name);
        Instant now = clock.instant();
        int count = before == null || now.isAfter(before.last().plus(FORGET)) ? 0 : before.count();
        byName.put(name, new Failures(count + 1, now));
    }

    public synchronized void succeeded(String name) {
        byName.remove(name);
    }
}
