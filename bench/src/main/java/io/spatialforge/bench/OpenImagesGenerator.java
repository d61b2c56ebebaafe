package io.spatialforge.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Writes tables in the layout of OpenImages' train set: 1.74 million images, sixteen million boxes in the order of image
 * ids, skewed labels, six decimals, one box in ten with unknown flags, and a table of sizes.
 */
final class OpenImagesGenerator {

    /** Images of the real train set that have boxes. */
    static final long IMAGES = 1_743_042;

    private static final int BOXES_PER_IMAGE = 9;
    private static final int BYTES_PER_BOX = 88;
    private static final int BYTES_PER_CLICKED_BOX = 170;

    private static final String HEADER =
            "ImageID,Source,LabelName,Confidence,XMin,XMax,YMin,YMax,IsOccluded,IsTruncated,IsGroupOf,IsDepiction,IsInside";
    private static final String CLICKS = ",XClick1X,XClick2X,XClick3X,XClick4X,XClick1Y,XClick2Y,XClick3Y,XClick4Y";

    /** Classes that every release has. */
    private static final String[] LABELS = {
        "/m/04yx4", "/m/03bt1vf", "/m/0dzct", "/m/09j2d", "/m/05s2s", "/m/01g317", "/m/0k4j", "/m/083wq", "/m/0c9ph5",
        "/m/0cgh4", "/m/01mzpv", "/m/04bcr3", "/m/0bt9lr", "/m/01yrx", "/m/015p6", "/m/04ctx", "/m/0138tl", "/m/0fszt"
    };

    /** Whether the table has the eight columns of extreme clicks, as V6's train set does. */
    enum Clicks {
        WITHOUT,
        WITH
    }

    private OpenImagesGenerator() {}

    /**
     * Writes {@code train-annotations-bbox.csv} and {@code sizes.csv}.
     *
     * @throws IOException if the disk has not three times the space, or writing fails
     */
    static void write(Path folder, long images, Clicks clicks, long seed) throws IOException {
        long bytes = images * BOXES_PER_IMAGE * (clicks == Clicks.WITH ? BYTES_PER_CLICKED_BOX : BYTES_PER_BOX);
        Files.createDirectories(folder);
        FileStore store = Files.getFileStore(folder);
        if (store.getUsableSpace() < 3 * bytes) {
            throw new IOException("writing %d MB to %s leaves too little of its %d MB; free some space"
                    .formatted(bytes >> 20, folder, store.getUsableSpace() >> 20));
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(boxes(folder)), 1 << 20)) {
            boxes(out, images, clicks, seed);
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(sizes(folder)), 1 << 20)) {
            out.write("ImageID,Width,Height\n".getBytes(StandardCharsets.US_ASCII));
            for (long i = 0; i < images; i++) {
                out.write((id(i, images) + ",1024," + (i % 3 == 0 ? 768 : 683) + "\n")
                        .getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    static Path boxes(Path folder) {
        return folder.resolve("train-annotations-bbox.csv");
    }

    static Path sizes(Path folder) {
        return folder.resolve("sizes.csv");
    }

    private static String id(long image, long images) {
        return "%016x".formatted(image * Long.divideUnsigned(-1, images));
    }

    private static void boxes(OutputStream out, long images, Clicks clicks, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder line = new StringBuilder(256);
        line.append(HEADER).append(clicks == Clicks.WITH ? CLICKS : "").append('\n');
        write(out, line);
        for (long i = 0; i < images; i++) {
            String id = id(i, images);
            int count = 1 + random.nextInt(2 * BOXES_PER_IMAGE);
            for (int box = 0; box < count; box++) {
                boolean unknown = random.nextInt(10) == 0;
                line.append(id)
                        .append(unknown ? ",activemil," : ",xclick,")
                        .append(label(random))
                        .append(",1");
                int width = 10_000 + random.nextInt(400_000);
                int height = 10_000 + random.nextInt(500_000);
                int left = random.nextInt(1_000_000 - width);
                int top = random.nextInt(1_000_000 - height);
                number(line, left);
                number(line, left + width);
                number(line, top);
                number(line, top + height);
                for (int flag = 0; flag < 5; flag++) {
                    line.append(unknown ? ",-1" : random.nextInt(flag < 2 ? 2 : 20) == 0 ? ",1" : ",0");
                }
                for (int click = 0; clicks == Clicks.WITH && click < 4; click++) {
                    number(line, left + random.nextInt(width));
                }
                for (int click = 0; clicks == Clicks.WITH && click < 4; click++) {
                    number(line, top + random.nextInt(height));
                }
                line.append('\n');
                write(out, line);
            }
        }
    }

    /** Labels as skewed as real ones. */
    private static String label(SplittableRandom random) {
        double u = random.nextDouble();
        return LABELS[(int) (LABELS.length * u * u)];
    }

    private static void number(StringBuilder line, int millionths) {
        line.append(",0.");
        for (int digit = 100_000; digit > 0; digit /= 10) {
            line.append((char) ('0' + millionths / digit % 10));
        }
    }

    private static void write(OutputStream out, StringBuilder line) throws IOException {
        out.write(line.toString().getBytes(StandardCharsets.US_ASCII));
        line.setLength(0);
    }
}
