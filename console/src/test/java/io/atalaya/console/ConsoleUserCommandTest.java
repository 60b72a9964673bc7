package io.atalaya.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.console.security.Role;
import io.atalaya.console.security.User;
import io.atalaya.console.security.UserFile;
import io.atalaya.pipeline.cli.Atalaya;
import io.atalaya.pipeline.cli.ExitCode;
import io.atalaya.pipeline.cli.Terminal;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code console user}, with the password piped in. */
class ConsoleUserCommandTest {
    @TempDir private Path folder;
    private final InputStream input = System.in;
    private final StringWriter out = new StringWriter();
    private Path file;

    @BeforeEach
    void nobodyIsThere() {
        file = folder.resolve("users");
    }

    @AfterEach
    void giveTheInputBack() {
        System.setIn(input);
    }

    @Test
    void whoIsAddedMayLogInWithTheFirstLineOfTheInput() throws Exception {
        assertThat(run("correct horse battery\nnot this\n", "add", "ana", "--role", "operator"))
                .isZero();
        assertThat(out.toString()).contains("ana is operator in " + file);
        User ana = UserFile.open(file).find("ana").orElseThrow();
        assertThat(ana.role()).isEqualTo(Role.OPERATOR);
        assertThat(ana.password().matches("correct horse battery".toCharArray())).isTrue();
        assertThat(ana.password().matches("not this".toCharArray())).isFalse();
        assertThat(Files.readString(file)).doesNotContain("correct horse");
    }

    @Test
    void whoIsThereGetsAnotherRoleAndPassword() throws Exception {
        run("correct horse battery\n", "add", "ana", "--role", "operator");
        assertThat(run("another long password\n", "add", "ana")).isZero();
        User ana = UserFile.open(file).find("ana").orElseThrow();
        assertThat(ana.role()).isEqualTo(Role.VIEWER);
        assertThat(ana.password().matches("another long password".toCharArray())).isTrue();
    }

    @Test
    void aPasswordOfNineCharactersChangesNothingAndOneOfTenDoes() {
        assertThat(run("123456789\n", "add", "ana")).isEqualTo(ExitCode.FAILURE);
        assertThat(file).doesNotExist();
        assertThat(run("", "add", "ana")).isEqualTo(ExitCode.FAILURE);
        assertThat(run("1234567890", "add", "ana")).isZero();
        assertThat(run("1234567890", "add", "not a name")).isEqualTo(ExitCode.USAGE);
        assertThat(run("1234567890", "add", "eva", "--role", "chief")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void allAreListedWithTheirRoles() {
        run("correct horse battery\n", "add", "vic");
        run("correct horse battery\n", "add", "eva", "--role", "engineer");
        out.getBuffer().setLength(0);
        assertThat(run("", "list")).isZero();
        assertThat(List.of(out.toString().split("\n")))
                .containsExactlyInAnyOrder("viewer    vic", "engineer  eva");
    }

    @Test
    void whoIsRemovedIsGone() throws Exception {
        run("correct horse battery\n", "add", "vic");
        assertThat(run("", "remove", "ana")).isEqualTo(ExitCode.FAILURE);
        assertThat(run("", "remove", "vic")).isZero();
        assertThat(UserFile.open(file).all()).isEmpty();
    }

    @Test
    void whatIsToBeDoneMustBeSaid() {
        assertThat(execute("console", "user")).isEqualTo(ExitCode.USAGE);
    }

    private int run(String typed, String... arguments) {
        System.setIn(new ByteArrayInputStream(typed.getBytes(UTF_8)));
        List<String> all = new ArrayList<>(List.of("console", "user"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--users", file.toString()));
        return execute(all.toArray(String[]::new));
    }

    private int execute(String... arguments) {
        var writer = new PrintWriter(out, true);
        return Atalaya.commandLine(new Terminal(writer, writer, false, false)).execute(arguments);
    }
}
