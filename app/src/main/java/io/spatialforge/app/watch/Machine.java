package io.spatialforge.app.watch;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What this process takes of the machine.
 *
 * @param heapUsed bytes, garbage that is not collected yet included
 * @param heapMax bytes
 * @param resident bytes of memory that the process holds, native memory included; empty where the system does not say
 * @param residentPeak the most there ever were
 * @param gcSeconds of collecting garbage, since the process began
 * @param cpuSeconds of all threads, since the process began
 */
record Machine(
        long heapUsed,
        long heapMax,
        OptionalLong resident,
        OptionalLong residentPeak,
        double gcSeconds,
        double cpuSeconds) {

    private static final Path STATUS = Path.of("/proc/self/status");

    static Machine now() {
        Runtime runtime = Runtime.getRuntime();
        OptionalLong resident = OptionalLong.empty();
        OptionalLong peak = OptionalLong.empty();
        if (Files.isReadable(STATUS)) {
            try {
                for (String line : Files.readAllLines(STATUS)) {
                    if (line.startsWith("VmRSS:")) {
                        resident = OptionalLong.of(kibibytes(line));
                    } else if (line.startsWith("VmHWM:")) {
                        peak = OptionalLong.of(kibibytes(line));
                    }
                }
            } catch (IOException e) {
                resident = OptionalLong.empty();
            }
        }
        long collecting = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            collecting += Math.max(0, collector.getCollectionTime());
        }
        long cpu = ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                ? Math.max(0, os.getProcessCpuTime())
                : 0;
        return new Machine(
                runtime.totalMemory() - runtime.freeMemory(),
                runtime.maxMemory(),
                resident,
                peak,
                collecting / 1e3,
                cpu / 1e9);
    }

    private static long kibibytes(String line) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) << 10;
    }
}
