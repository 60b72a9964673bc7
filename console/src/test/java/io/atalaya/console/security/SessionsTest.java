package io.atalaya.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {
    private final MovingClock clock = new MovingClock();

    @TempDir private Path folder;

    private UserFile users;
    private Sessions sessions;
    private User ana;

    @BeforeEach
    void oneUser() throws Exception {
        users = UserFile.open(folder.resolve("users"));
        ana = UserFileTest.user("ana", Role.OPERATOR, "x");
        users.put(ana);
        sessions = new Sessions(SigningKey.of(folder.resolve("key")), users, clock);
    }

    @Test
    void aSessionNamesItsUserUntilItsTimeIsOver() {
        String token = sessions.begin(ana);
        Identity who = sessions.find(token).orElseThrow();
        assertThat(who.name()).isEqualTo("ana");
        assertThat(who.role()).isEqualTo(Role.OPERATOR);
        assertThat(sessions.find(token).orElseThrow().csrfToken()).isEqualTo(who.csrfToken());

        clock.move(Sessions.LIFETIME.minusSeconds(1));
        assertThat(sessions.find(token)).isPresent();
        clock.move(Duration.ofSeconds(1));
        assertThat(sessions.find(token)).isEmpty();
    }

    @Test
    void aSessionOutlivesARestartAndIsGoodAtASecondConsole() throws Exception {
        String token = sessions.begin(ana);
        var another = new Sessions(SigningKey.of(folder.resolve("key")), users, clock);
        assertThat(another.find(token)).isPresent();
        assertThat(new Sessions(SigningKey.random(), users, clock).find(token)).isEmpty();
    }

    @Test
    void whatWasChangedOrMadeUpIsNobodys() {
        String token = sessions.begin(ana);
        assertThat(sessions.find(token.replace("ana", "eve"))).isEmpty();
        assertThat(sessions.find(token.substring(1))).isEmpty();
        assertThat(sessions.find("")).isEmpty();
        assertThat(sessions.find("a!b!c!d!e")).isEmpty();
        assertThat(sessions.find("!!!!")).isEmpty();
    }

    @Test
    void itEndsWithALogOutANewPasswordOrTheUser() throws Exception {
        String token = sessions.begin(ana);
        sessions.end(token);
        assertThat(sessions.find(token)).isEmpty();

        String second = sessions.begin(ana);
        users.put(UserFileTest.user("ana", Role.OPERATOR, "another"));
        assertThat(sessions.find(second)).isEmpty();

        String third = sessions.begin(users.find("ana").orElseThrow());
        assertThat(sessions.find(third)).isPresent();
        users.put(new User("ana", Role.VIEWER, users.find("ana").orElseThrow().password()));
        assertThat(sessions.find(third).orElseThrow().role()).isEqualTo(Role.VIEWER);
        users.remove("ana");
        assertThat(sessions.find(third)).isEmpty();
    }

    @Test
    void guessingIsSlowedDown() {
        LoginAttempts attempts = new LoginAttempts(clock);
        for (int n = 0; n < 5; n++) {
            assertThat(attempts.mustWait("ana")).isFalse();
            attempts.failed("ana");
        }
        assertThat(attempts.mustWait("ana")).isTrue();
        assertThat(attempts.mustWait("ben")).isFalse();
        clock.move(Duration.ofSeconds(30));
        assertThat(attempts.mustWait("ana")).isFalse();
        attempts.failed("ana");
        assertThat(attempts.mustWait("ana")).isTrue();
        attempts.succeeded("ana");
        assertThat(attempts.mustWait("ana")).isFalse();
    }

    private static final class MovingClock extends Clock {
        private Instant now = Instant.parse("2026-03-01T06:00:00Z");

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
