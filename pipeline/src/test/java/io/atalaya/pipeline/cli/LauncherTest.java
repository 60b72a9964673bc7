package io.atalaya.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher, with a Java that only says what it was asked for. */
class LauncherTest {
    @TempDir Path folder;

    private Path home;

    @BeforeEach
    void layDownADistributionAndAJava() throws Exception {
        home = Files.createDirectories(folder.resolve("atalaya"));
        Files.createDirectories(home.resolve("lib"));
        Files.copy(Path.of("..", "atalaya"), home.resolve("atalaya"));
        Path java = Files.createDirectories(folder.resolve("java/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho \"$@\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1.8.0_402, 8", "11.0.22, 11", "16.0.2, 16"})
    void refusesAnOldJavaInWords(String version, String shown) throws Exception {
        says(version);

        assertThat(launch(1, "doctor"))
                .isEqualTo(
                        "atalaya: %s is Java %s; install a JDK 17 or newer, or set JAVA_HOME to one\n",
                        folder.resolve("java/bin/java"), shown);
    }

    @ParameterizedTest
    @CsvSource({"17", "17.0.15", "21.0.13", "25"})
    void startsWithANewerOne(String version) throws Exception {
        says(version);

        assertThat(launch(0, "doctor")).endsWith("io.atalaya.pipeline.cli.Atalaya doctor\n");
    }

    @ParameterizedTest
    @CsvSource({"22.0.2, false", "23, true", "25.0.3, true"})
    void allowsUnsafeWhereAJavaKnowsTheOption(String version, boolean allowed) throws Exception {
        says(version);

        assertThat(launch(0, "doctor").contains("--sun-misc-unsafe-memory-access=allow"))
                .isEqualTo(allowed);
    }

    @Test
    void startsWithAJavaThatDoesNotSayItsVersion() throws Exception {
        assertThat(launch(0, "doctor")).endsWith("io.atalaya.pipeline.cli.Atalaya doctor\n");
    }

    private void says(String version) throws Exception {
        Files.writeString(
                folder.resolve("java/release"),
                "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
    }

    private String launch(int exitCode, String argument) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder("sh", home.resolve("atalaya").toString(), argument)
                        .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", folder.resolve("java").toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(exitCode);
        return said;
    }
}
