package io.atalaya.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** What this process and its machine have spent so far. */
public final class ResourceClock {
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final @Nullable CompilationMXBean COMPILERS =
            ManagementFactory.getCompilationMXBean();
    private static final Path MACHINE = Path.of("/proc/stat");
    private static final Path STATUS = Path.of("/proc/self/status");

    /** Linux counts in hundredths of a second wherever it shows user space its clock. */
    private static final double TICKS_PER_SECOND = 100;

    private static final double BYTES_PER_MIB = 1 << 20;
    private static final double KIB_PER_MIB = 1 << 10;

    /** In /proc/stat: the name, user, nice, system, idle, iowait, irq, softirq, steal, ... */
    private static final List<Integer> BUSY_COLUMNS = List.of(1, 2, 3, 6, 7, 8);

    private ResourceClock() {}

    /**
     * A moment.
     *
     * @param processCpuSeconds of all threads of this process
     * @param machineCpuSeconds of all processes of the machine; 0 where it does not say
     * @param compilerSeconds that Java's compilers have worked; 0 where it does not say
     */
    public record Reading(
            long nanos,
            double processCpuSeconds,
            double machineCpuSeconds,
            double compilerSeconds) {
        public double secondsSince(Reading before) {
            return (nanos - before.nanos) / 1e9;
        }

        public double processCpuSecondsSince(Reading before) {
            return processCpuSeconds - before.processCpuSeconds;
        }

        /** How many cores other processes had on average. */
        public double otherCoresSince(Reading before) {
            double others =
                    machineCpuSeconds - before.machineCpuSeconds - processCpuSecondsSince(before);
            return Math.max(0, others / secondsSince(before));
        }

        /** How many cores Java's compilers had on average. */
        public double compilerCoresSince(Reading before) {
            return (compilerSeconds - before.compilerSeconds) / secondsSince(before);
        }
    }

    /**
     * Memory of this process, in MiB.
     *
     * @param rss resident, all in all
     * @param heapUsed with what is garbage already
     * @param directBuffers pictures and tensors, and what Flink and Kafka hold outside the heap
     * @param javaCpp what Java allocated for FFmpeg through JavaCPP; FFmpeg's own is not counted
     */
    public record Memory(double rss, double heapUsed, double directBuffers, double javaCpp) {}

    public static Reading read() {
        return new Reading(
                System.nanoTime(),
                PROCESS.getProcessCpuTime() / 1e9,
                machineSeconds(),
                compilerSeconds());
    }

    public static Memory memory() {
        Runtime runtime = Runtime.getRuntime();
        return new Memory(
                Statistics.rounded(rssMib(), 1),
                Statistics.rounded(
                        (runtime.totalMemory() - runtime.freeMemory()) / BYTES_PER_MIB, 1),
                Statistics.rounded(directBytes() / BYTES_PER_MIB, 1),
                Statistics.rounded(Pointer.totalBytes() / BYTES_PER_MIB, 3));
    }

    private static long directBytes() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    private static double compilerSeconds() {
        // A Java that only interprets has none.
        return COMPILERS == null || !COMPILERS.isCompilationTimeMonitoringSupported()
                ? 0
                : COMPILERS.getTotalCompilationTime() / 1e3;
    }

    private static double machineSeconds() {
        String[] columns = line(MACHINE, "cpu ").split("\\s+", -1);
        double ticks = 0;
        for (int column : BUSY_COLUMNS) {
            ticks += column < columns.length ? Double.parseDouble(columns[column]) : 0;
        }
        return ticks / TICKS_PER_SECOND;
    }

    private static double rssMib() {
        String[] columns = line(STATUS, "VmRSS:").split("\\s+", -1);
        return columns.length < 2 ? 0 : Double.parseDouble(columns[1]) / KIB_PER_MIB;
    }

    /** Empty where this is no Linux. */
    private static String line(Path file, String start) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(start))
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
