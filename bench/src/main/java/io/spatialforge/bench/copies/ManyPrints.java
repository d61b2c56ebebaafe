package io.spatialforge.bench.copies;

import com.sun.management.OperatingSystemMXBean;
import io.spatialforge.pipeline.copies.CopyGroups;
import io.spatialforge.pipeline.copies.GroupSearch;
import io.spatialforge.pipeline.copies.PrintLine;
import io.spatialforge.vision.copies.Miniature;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Grouping at the size of a corpus: miniatures made of random waves as strong as those of photographs, one in fifty a copy
 * of an earlier one, a little noisier, lighter and each second one mirrored.
 */
public final class ManyPrints {

    private static final int SIDE = Miniature.SIDE;
    private static final int WAVES = 16;
    private static final int ONE_COPY_IN = 50;

    private final double[][] cosines = new double[WAVES][SIDE];
    private final SplittableRandom dice = new SplittableRandom(7);
    private final List<Miniature> recent = new ArrayList<>();
    private int copies;
    private int made;

    public ManyPrints() {
        for (int k = 0; k < WAVES; k++) {
            for (int x = 0; x < SIDE; x++) {
                cosines[k][x] = Math.cos(Math.PI * k * (x + 0.5) / SIDE);
            }
        }
    }

    /** Groups so many and tells how long it took, what memory, and how many of the copies were found. */
    public List<String> lines(int count, Path temporary, int workers) throws IOException {
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = used();
        try (GroupSearch search = new GroupSearch(temporary)) {
            long spent = 0;
            for (int i = 0; i < count; i++) {
                PrintLine line = next();
                long start = thread.getCurrentThreadCpuTime();
                search.add(line);
                spent += thread.getCurrentThreadCpuTime() - start;
            }
            recent.clear();
            long held = used() - before;
            long start = process.getProcessCpuTime();
            CopyGroups groups = search.groups(workers, GroupSearch.By.LOOKS);
            double seconds = (process.getProcessCpuTime() - start) / 1e9;
            return List.of(
                    String.format(
                            Locale.ROOT,
                            "%,d miniatures added in %.0f s, grouped in %.0f s of one processor (%d threads); %,d MiB before grouping, %,d after.",
                            count,
                            spent / 1e9,
                            seconds,
                            workers,
                            held >> 20,
                            used() - before >> 20),
                    "%,d copies planted; %,d groups of %,d images found, %,d in the largest; %,d too common to be compared."
                            .formatted(
                                    copies,
                                    groups.count(),
                                    groups.members().size(),
                                    groups.largest(),
                                    groups.tooCommon()));
        }
    }

    /** What would be remembered of one image more. */
    public PrintLine next() {
        boolean isCopy = recent.size() == ONE_COPY_IN;
        Miniature miniature = isCopy ? altered(recent.getFirst(), copies % 2 == 1) : drawn();
        if (isCopy) {
            recent.clear();
            copies++;
        } else {
            recent.add(miniature);
        }
        int number = made++;
        return new PrintLine(
                "corpus/%012d".formatted(number),
                640,
                480,
                List.of("sha256:" + number, "url:example.org/" + number),
                miniature);
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private Miniature drawn() {
        double[][] down = new double[WAVES][SIDE];
        for (int across = 0; across < WAVES; across++) {
            for (int d = 0; d < WAVES; d++) {
                if (across + d > 0) {
                    double strength = 60 * dice.nextGaussian() / Math.pow(across * across + d * d, 0.6);
                    for (int y = 0; y < SIDE; y++) {
                        down[across][y] += strength * cosines[d][y];
                    }
                }
            }
        }
        byte[] luma = new byte[Miniature.BYTES];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double sum = 120;
                for (int k = 0; k < WAVES; k++) {
                    sum += down[k][y] * cosines[k][x];
                }
                luma[y * SIDE + x] = (byte) Math.clamp(Math.round(sum), 0, 255);
            }
        }
        return Miniature.ofBytes(luma);
    }

    private Miniature altered(Miniature original, boolean mirrored) {
        byte[] luma = (mirrored ? original.mirrored() : original).bytes();
        for (int i = 0; i < luma.length; i++) {
            luma[i] = (byte) Math.clamp(Math.round(0.9 * (luma[i] & 0xff) + 15 + 2 * dice.nextGaussian()), 0, 255);
        }
        return Miniature.ofBytes(luma);
    }
}
