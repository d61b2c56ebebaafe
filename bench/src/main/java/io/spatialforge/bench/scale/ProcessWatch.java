package io.spatialforge.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a process takes, seen from outside ten times a second: what it used in its last tenth is missed. */
final class ProcessWatch {

    private static final long TICK_MILLIS = 100;
    private static final int TICKS_OF_SIZES = 10;
    private static final double CLOCK_TICKS_PER_SECOND = 100; // USER_HZ, which is 100 for all that /proc shows

    private final Process process;
    private final Path folder;
    private final List<Moment> moments = new ArrayList<>();
    private long peakMemory;
    private long peakWork;
    private long peakFolder;

    private record Moment(long millis, double processors) {}

    /**
     * @param folder the run folder
     */
    ProcessWatch(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /**
     * Waits for the process to end.
     *
     * @return what it took
     */
    Usage await() throws IOException, InterruptedException {
        long began = System.currentTimeMillis();
        long beganNanos = System.nanoTime();
        for (int tick = 0; !process.waitFor(TICK_MILLIS, TimeUnit.MILLISECONDS); tick++) {
            look();
            if (tick % TICKS_OF_SIZES == 0) {
                FolderSizes sizes = FolderSizes.of(folder);
                peakWork = Math.max(peakWork, sizes.below("work"));
                peakFolder = Math.max(peakFolder, sizes.total());
            }
        }
        double wall = (System.nanoTime() - beganNanos) / 1e9;
        FolderSizes sizes = FolderSizes.of(folder);
        return new Usage(
                process.exitValue(),
                began,
                wall,
                moments.isEmpty() ? 0 : moments.getLast().processors,
                peakMemory,
                Math.max(peakWork, sizes.below("work")),
                Math.max(peakFolder, sizes.total()));
    }

    private void look() {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        try {
            String stat = Files.readString(proc.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            double ticks = Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
            moments.add(new Moment(System.currentTimeMillis(), ticks / CLOCK_TICKS_PER_SECOND));
            for (String line : Files.readAllLines(proc.resolve("status"))) {
                if (line.startsWith("VmHWM:")) {
                    long kilobytes = Long.parseLong(line.replaceAll("\\D", ""));
                    peakMemory = Math.max(peakMemory, 1024 * kilobytes);
                }
            }
        } catch (IOException | RuntimeException gone) {
            // it ended meanwhile, or the system shows processes in another way
            return;
        }
    }

    /** Seconds of processors that the process had used at a time of the clock. */
    double processorsAt(long millis) {
        double used = 0;
        for (Moment moment : moments) {
            if (moment.millis > millis) {
                break;
            }
            used = moment.processors;
        }
        return used;
    }

    /**
     * What a process took.
     *
     * @param exit its exit code
     * @param began time of the clock, in milliseconds since 1970
     * @param wall seconds
     * @param processors seconds of user and system together; 0 where the system does not show it
     * @param peakMemory bytes of resident memory at most; 0 where the system does not show it
     * @param peakWork bytes of {@code work/} at most, the shuffle's files included, as seen each second
     * @param peakFolder bytes of the whole run folder at most
     */
    record Usage(
            int exit, long began, double wall, double processors, long peakMemory, long peakWork, long peakFolder) {}
}
