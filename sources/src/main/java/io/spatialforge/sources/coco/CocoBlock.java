package io.spatialforge.sources.coco;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.sources.Source.RowSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What some records of an array that stand beside each other came to, until it is their turn to be told: their places are
 * counted from the first of them. Used again for others.
 */
final class CocoBlock {

    private static final int FULL = 1 << 19;

    private byte[] rows = new byte[1 << 16];
    private int[] ends = new int[1 << 10];
    private String[] images = new String[1 << 10];
    private @Nullable String[] names = new @Nullable String[1 << 10];
    private int count;
    private int records;
    private final List<Stray> strays = new ArrayList<>();
    private final List<Long> imagesLeftOut = new ArrayList<>();
    private long regionsLeftOut;

    /** An annotation of which not even the image is known. */
    private record Stray(int record, String detail) {}

    void clear() {
        count = 0;
        records = 0;
        strays.clear();
        imagesLeftOut.clear();
        regionsLeftOut = 0;
    }

    /** Records so far. */
    int records() {
        return records;
    }

    boolean isFull() {
        return count > 0 && ends[count - 1] > FULL;
    }

    /** Ends a record, whatever it came to. */
    void next() {
        records++;
    }

    /** @param name by which people know the image; null where there is none */
    void row(String image, CocoRows row, @Nullable String name) {
        int from = count == 0 ? 0 : ends[count - 1];
        int to = from + row.length();
        if (rows.length < to) {
            rows = Arrays.copyOf(rows, Math.max(to, 2 * rows.length));
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
            images = Arrays.copyOf(images, 2 * count);
            names = Arrays.copyOf(names, 2 * count);
        }
        System.arraycopy(row.array(), 0, rows, from, row.length());
        ends[count] = to;
        images[count] = image;
        names[count] = name;
        count++;
    }

    void stray(String detail) {
        strays.add(new Stray(records, detail));
    }

    void imageLeftOut(String image) {
        imagesLeftOut.add(StableHash.of(image));
    }

    void regionLeftOut() {
        regionsLeftOut++;
    }

    /**
     * Tells of all of it.
     *
     * @param before records of the array that stand before these
     */
    void tell(RowSink sink, Path file, int before) throws IOException {
        int from = 0;
        for (int i = 0; i < count; i++) {
            int to = ends[i];
            CocoRows.moveBy(before, rows, from);
            sink.row(images[i], rows, from, to - from);
            String name = names[i];
            if (name != null) {
                sink.named(images[i], name);
            }
            from = to;
        }
        for (Stray stray : strays) {
            sink.drop(new Drop(
                    Stage.INGEST,
                    Unit.REGIONS,
                    Reason.REGION_ORPHAN,
                    null,
                    "annotations[" + (before + stray.record) + "]",
                    file.getFileName() + ": " + stray.detail));
        }
    }

    /**
     * Counts the images that the sample leaves out.
     *
     * @param known hashes of those that were counted already, to which these are added; null where none comes twice
     */
    int imagesLeftOut(@Nullable Set<Long> known) {
        if (known == null) {
            return imagesLeftOut.size();
        }
        int fresh = 0;
        for (Long image : imagesLeftOut) {
            fresh += known.add(image) ? 1 : 0;
        }
        return fresh;
    }

    long regionsLeftOut() {
        return regionsLeftOut;
    }
}
