package io.atalaya.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Where it was measured, and when.
 *
 * @param loadAverage of the last minute, after the measurement; negative where unknown
 */
public record Machine(
        String date, String cpu, int cores, String os, String java, double loadAverage) {
    private static final Path CPU = Path.of("/proc/cpuinfo");

    public static Machine present() {
        return new Machine(
                LocalDate.now(ZoneOffset.UTC).toString(),
                cpuName(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String cpuName() {
        try {
            return Files.readAllLines(CPU).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
