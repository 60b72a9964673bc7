package io.atalaya.pipeline.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps Java's optimizing compiler from spending a small machine's cores on code that needs no
 * optimizing. Flink, Kafka and what they are built on are thousands of methods that run some
 * hundred times a second: compiling them well takes two to six percent of two cores for the first
 * minutes, as much as they ever cost, and is time that the model's threads lack. Java's first
 * compiler is good enough for them; Atalaya's own code and the libraries that compute are optimized
 * as ever.
 *
 * <p>Where there are more cores than {@link #FEW_CORES}, one of them has the time.
 */
final class CompilerDirectives {
    static final int FEW_CORES = 4;

    private static final Logger LOG = LoggerFactory.getLogger(CompilerDirectives.class);
    private static final String RESOURCE = "compiler-directives.json";
    private static final AtomicBoolean APPLIED = new AtomicBoolean();

    private CompilerDirectives() {}

    /** Applies them once in this process, where they are of use. */
    static void applyOnFewCores() {
        if (Runtime.getRuntime().availableProcessors() <= FEW_CORES
                && APPLIED.compareAndSet(false, true)) {
            try {
                LOG.info("{}", apply());
            } catch (IOException | JMException e) {
                // Not every Java has this compiler; nothing depends on it but some speed.
                LOG.info("this Java takes no compiler directives: {}", e.toString());
            }
        }
    }

    /**
     * By the diagnostic command {@code Compiler.directives_add}, since the option of the command
     * line that does the same prints to standard output.
     *
     * @return the JVM's answer
     */
    static String apply() throws IOException, JMException {
        Path file = Files.createTempFile("atalaya-compiler-directives-", ".json");
        try {
            try (InputStream resource = CompilerDirectives.class.getResourceAsStream(RESOURCE)) {
                if (resource == null) {
                    throw new IOException(RESOURCE + " is missing from the class path");
                }
                Files.copy(resource, file, StandardCopyOption.REPLACE_EXISTING);
            }
            return command("compilerDirectivesAdd", file.toString());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    static String command(String name, String... arguments) throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        Object answer =
                server.invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        name,
                        new Object[] {arguments},
                        new String[] {String[].class.getName()});
        return String.valueOf(answer).strip();
    }
}
