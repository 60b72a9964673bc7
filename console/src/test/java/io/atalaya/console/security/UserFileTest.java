package io.atalaya.console.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserFileTest {
    private static final int FEW = 10;

    @TempDir private Path folder;

    @Test
    void keepsUsersWithoutTheirPasswords() throws Exception {
        Path file = folder.resolve("users");
        UserFile users = UserFile.open(file);
        users.put(user("ana", Role.OPERATOR, "correct horse"));
        users.put(user("ben", Role.VIEWER, "battery staple"));

        assertThat(Files.readString(file))
                .contains("ana:operator:pbkdf2-sha256$")
                .doesNotContain("horse");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        UserFile again = UserFile.open(file);
        User ana = again.find("ana").orElseThrow();
        assertThat(ana.role()).isEqualTo(Role.OPERATOR);
        assertThat(ana.password().matches("correct horse".toCharArray())).isTrue();
        assertThat(ana.password().matches("correct horsf".toCharArray())).isFalse();
        assertThat(again.find("nobody")).isEmpty();
    }

    @Test
    void aChangeIsSeenWithoutARestart() throws Exception {
        Path file = folder.resolve("users");
        UserFile first = UserFile.open(file);
        first.put(user("ana", Role.VIEWER, "x"));
        UserFile second = UserFile.open(file);
        assertThat(second.remove("ana")).isTrue();
        assertThat(second.remove("ana")).isFalse();
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(first.find("ana")).isEmpty();
    }

    @Test
    void aLineThatCannotBeReadIsNamed() throws Exception {
        Path file = folder.resolve("users");
        for (String wrong :
                new String[] {"ana", "ana:king:x", "a b:viewer:x", "ana:viewer:secret"}) {
            Files.writeString(file, "# head\n" + wrong + "\n");
            assertThatThrownBy(() -> UserFile.open(file))
                    .as(wrong)
                    .isInstanceOf(UserFileException.class)
                    .hasMessageContaining("line 2");
        }
    }

    @Test
    void aFileThatIsSpoiledLaterLocksNobodyOut() throws Exception {
        Path file = folder.resolve("users");
        UserFile users = UserFile.open(file);
        users.put(user("ana", Role.VIEWER, "x"));
        Files.writeString(file, "half a li");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(users.find("ana")).isPresent();
    }

    static User user(String name, Role role, String password) {
        return new User(name, role, PasswordHash.of(password.toCharArray(), FEW));
    }
}
