package io.atalaya.operators.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * ONNX Runtime 1.29.0 takes the process down at start, without a message, where the command line is
 * longer than about 4 KB; a class path usually is.
 */
class LongCommandLineITCase {
    private static final int LONG = 16 * 1024;

    @Test
    void startsUnderALongCommandLine() throws Exception {
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        String padding = ":/nowhere/" + "x".repeat(50) + ".jar";
        String longPath = classPath + padding.repeat(LONG / padding.length());
        Process process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-cp",
                                        longPath,
                                        Start.class.getName()))
                        .redirectErrorStream(true)
                        .start();

        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        assertThat(output).contains("started");
    }

    /** The other process. */
    static final class Start {
        private Start() {}

        public static void main(String[] arguments) {
            System.out.println("started " + OnnxRuntime.environment().getVersion());
        }
    }
}
