package io.atalaya.console.api;

import io.atalaya.console.http.ApiAnswer;
import io.atalaya.console.http.ApiException;
import io.atalaya.console.http.ApiRequest;
import io.atalaya.console.http.ApiResource;
import io.atalaya.console.http.Route;
import io.atalaya.console.security.Identity;
import io.atalaya.console.security.LoginAttempts;
import io.atalaya.console.security.PasswordHash;
import io.atalaya.console.security.Sessions;
import io.atalaya.console.security.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who one is here: log in, log out, and what a page must know to ask for anything else. */
public final class SessionResource implements ApiResource {
    /** Takes as long as a real one, so that time does not tell which names there are. */
    private static final PasswordHash NOBODY = PasswordHash.of("nobody".toCharArray());

    private final ConsoleGate gate;
    private final LoginAttempts attempts;

    public SessionResource(ConsoleGate gate, LoginAttempts attempts) {
        this.gate = gate;
        this.attempts = attempts;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.open("GET", "/session", this::show),
                Route.open("POST", "/login", this::logIn),
                Route.open("POST", "/logout", this::logOut));
    }

    private ApiAnswer show(ApiRequest request) {
        Map<String, Object> session = new LinkedHashMap<>();
        Optional<Identity> identity = request.identityIfAny();
        session.put("loggedIn", identity.isPresent());
        session.put("loginNeeded", gate.hasUsers());
        identity.ifPresent(who -> describe(who, session));
        return ApiAnswer.json(session);
    }

    private ApiAnswer logIn(ApiRequest request) throws ApiException {
        Sessions sessions =
                gate.sessions()
                        .orElseThrow(() -> ApiException.notFound("nobody needs to log in here"));
        String name = request.neededText("name");
        String password = request.neededText("password");
        if (attempts.mustWait(name)) {
            throw ApiException.tooManyRequests("too many wrong passwords; wait half a minute");
        }
        Optional<User> user = gate.user(name);
        boolean right =
                user.map(User::password).orElse(NOBODY).matches(password.toCharArray())
                        && user.isPresent();
        if (!right) {
            attempts.failed(name);
            throw ApiException.unauthorized("the name or the password is wrong");
        }
        attempts.succeeded(name);
        String token = sessions.begin(user.get());
        Map<String, Object> session = new LinkedHashMap<>();
        session.put("loggedIn", true);
        session.put("loginNeeded", true);
        sessions.find(token).ifPresent(who -> describe(who, session));
        return ApiAnswer.json(session)
                .withHeader("Set-Cookie", gate.cookie(token, Sessions.LIFETIME.toSeconds()));
    }

    private ApiAnswer logOut(ApiRequest request) {
        gate.sessions().ifPresent(s -> request.sessionToken().ifPresent(s::end));
        return ApiAnswer.json(Map.of("loggedIn", false))
                .withHeader("Set-Cookie", gate.cookie("", 0));
    }

    private static void describe(Identity who, Map<String, Object> session) {
        session.put("name", who.name());
        session.put("role", who.role().word());
        session.put("csrfToken", who.csrfToken());
    }
}
