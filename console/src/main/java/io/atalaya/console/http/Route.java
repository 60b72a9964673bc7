package io.atalaya.console.http;

import static java.util.Objects.requireNonNull;

import io.atalaya.console.security.Role;
import java.util.Optional;

/**
 * One thing that can be asked of the server.
 *
 * @param method GET, or POST for what changes something
 * @param path with {@code {names}} for parts that vary
 * @param needed the least role that may ask; empty for everybody, logged in or not
 */
public record Route(String method, String path, Optional<Role> needed, Handler handler) {
    public static final String PREFIX = "/api/v1";

    public Route {
        requireNonNull(method, "method is null");
        requireNonNull(needed, "needed is null");
        requireNonNull(handler, "handler is null");
        if (!path.startsWith(PREFIX + "/")) {
            throw new IllegalArgumentException(path + " does not begin with " + PREFIX);
        }
    }

    /** Answers it, on a thread that may wait. */
    @FunctionalInterface
    public interface Handler {
        ApiAnswer handle(ApiRequest request) throws ApiException, InterruptedException;
    }

    /** Something to see, for everybody who is known. */
    public static Route get(String path, Handler handler) {
        return new Route("GET", PREFIX + path, Optional.of(Role.VIEWER), handler);
    }

    /** Something to do, for those with the role. */
    public static Route post(String path, Role needed, Handler handler) {
        return new Route("POST", PREFIX + path, Optional.of(needed), handler);
    }

    /** For everybody, such as to log in. */
    public static Route open(String method, String path, Handler handler) {
        return new Route(method, PREFIX + path, Optional.empty(), handler);
    }

    /** Whether it changes something, and so must come from a page of ours. */
    boolean changes() {
        return !method.equals("GET");
    }
}
