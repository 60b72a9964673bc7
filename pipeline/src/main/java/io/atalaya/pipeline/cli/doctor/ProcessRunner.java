package io.atalaya.pipeline.cli.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs a small program and reads what it says. */
class ProcessRunner {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** What it printed; nothing where there is no such program, it failed, or it hung. */
    Optional<String> output(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try {
                return outputOf(process);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The output of these programs fits into the pipe, so they end before it is read. */
    private static Optional<String> outputOf(Process process)
            throws IOException, InterruptedException {
        if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
            return Optional.empty();
        }
        byte[] output = process.getInputStream().readAllBytes();
        return Optional.of(new String(output, StandardCharsets.UTF_8).strip());
    }
}
