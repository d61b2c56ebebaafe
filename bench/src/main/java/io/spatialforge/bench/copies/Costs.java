package io.spatialforge.bench.copies;

import io.spatialforge.core.scene.Transform;
import io.spatialforge.vision.Sha256;
import io.spatialforge.vision.copies.Miniature;
import io.spatialforge.vision.curate.PhotoMeasures;
import io.spatialforge.vision.pixels.Picture;
import io.spatialforge.vision.pixels.PictureDecoder;
import io.spatialforge.vision.pixels.PictureException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What curation spends on a photograph, and what of it on telling copies, in milliseconds of this thread's processor. */
public final class Costs {

    private static final int TIMES = 3;

    private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    private long started;

    /** A line about photographs; all are looked at three times, of which the last counts. */
    public String line(List<Path> photographs) throws IOException {
        double[] spent = new double[4];
        int looked = 0;
        for (int time = 0; time < TIMES; time++) {
            spent = new double[4];
            looked = 0;
            for (Path photograph : photographs) {
                byte[] file = Files.readAllBytes(photograph);
                start();
                String hash = Sha256.of(file);
                spent[0] += since();
                start();
                try (Picture picture = PictureDecoder.decode(file, Transform.IDENTITY, PictureDecoder.FULL)) {
                    spent[1] += since();
                    start();
                    PhotoMeasures measures = PhotoMeasures.of(picture);
                    spent[2] += since();
                    start();
                    Miniature miniature = Miniature.of(picture);
                    spent[3] += since();
                    looked += hash.isEmpty() || measures.contrast() < 0 || miniature.bytes().length == 0 ? 0 : 1;
                } catch (PictureException e) {
                    System.err.println(photograph + ": " + e.getMessage());
                }
            }
        }
        return String.format(
                Locale.ROOT,
                "A photograph costs, of one processor: %.2f ms to decode, %.2f ms to measure for curation, %.2f ms to hash,"
                        + " %.2f ms for its miniature (mean of %,d).",
                spent[1] / looked,
                spent[2] / looked,
                spent[0] / looked,
                spent[3] / looked,
                looked);
    }

    private void start() {
        started = clock.getCurrentThreadCpuTime();
    }

    private double since() {
        return (clock.getCurrentThreadCpuTime() - started) / 1e6;
    }
}
