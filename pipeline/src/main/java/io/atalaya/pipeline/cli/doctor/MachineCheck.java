package io.atalaya.pipeline.cli.doctor;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;

/** Java, the processor, the memory. */
final class MachineCheck {
    private static final int LEAST_JAVA = 17;
    private static final int GOOD_CORES = 4;
    private static final double LEAST_MEMORY_GIB = 2;
    private static final double GOOD_MEMORY_GIB = 6;
    private static final long GOOD_OPEN_FILES = 4096;
    private static final double BYTES_PER_GIB = 1L << 30;

    /** What the native libraries are there for. */
    private static final Set<String> ARCHITECTURES = Set.of("amd64", "aarch64");

    List<Finding> findings() {
        return List.of(
                java(Runtime.version().feature()),
                platform(System.getProperty("os.name", "?"), System.getProperty("os.arch", "?")),
                cores(Runtime.getRuntime().availableProcessors()),
                memory(),
                openFiles(),
                hostName());
    }

    static Finding java(int version) {
        String found = version + " (" + System.getProperty("java.vm.name") + ")";
        return version >= LEAST_JAVA
                ? Finding.ok("java", found)
                : Finding.fail("java", found, "install a JDK 17 or newer and set JAVA_HOME to it");
    }

    static Finding platform(String system, String architecture) {
        String found = system + " on " + architecture;
        boolean supported = system.equals("Linux") && ARCHITECTURES.contains(architecture);
        return supported
                ? Finding.ok("platform", found)
                : Finding.fail("platform", found, "use Linux on x86-64 or Arm64");
    }

    static Finding cores(int cores) {
        if (cores >= GOOD_CORES) {
            return Finding.ok("cores", String.valueOf(cores));
        }
        String cure = "enough for a camera or two; for more, give it 4 cores or a GPU";
        return Finding.warn("cores", String.valueOf(cores), cure);
    }

    private static Finding memory() {
        double gib = machine().getTotalMemorySize() / BYTES_PER_GIB;
        return memory(gib, Runtime.getRuntime().maxMemory() / BYTES_PER_GIB);
    }

    static Finding memory(double machineGib, double heapGib) {
        String found = "%.1f GiB, at most %.1f of it Java's heap".formatted(machineGib, heapGib);
        if (machineGib < LEAST_MEMORY_GIB) {
            return Finding.fail("memory", found, "give the machine or the container 4 GiB or more");
        }
        if (machineGib < GOOD_MEMORY_GIB) {
            String cure = "enough to try it; for several models or many cameras add memory";
            return Finding.warn("memory", found, cure);
        }
        return Finding.ok("memory", found);
    }

    private static Finding openFiles() {
        long limit = machine().getMaxFileDescriptorCount();
        return limit >= GOOD_OPEN_FILES
                ? Finding.ok("open files", "limit " + limit)
                : Finding.warn("open files", "limit " + limit, "raise it: ulimit -n 65536");
    }

    /** Flink's cluster in the process looks its machine up by name. */
    private static Finding hostName() {
        try {
            return Finding.ok("host name", InetAddress.getLocalHost().toString());
        } catch (UnknownHostException e) {
            return Finding.fail(
                    "host name",
                    "leads to no address: " + e.getMessage(),
                    "add a line to /etc/hosts: 127.0.1.1 and the name");
        }
    }

    private static UnixOperatingSystemMXBean machine() {
        return ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class);
    }
}
