package io.spatialforge.drawn;

import java.util.Arrays;
import java.util.BitSet;

/** The pixels of one thing, as COCO counts them: lengths of runs without and with it, column by column. */
final class Outline {
    private Outline() {}

    /** The box around all pixels of an id. */
    static double[] box(int[] ids, int id, int width) {
        double[] box = {Double.MAX_VALUE, Double.MAX_VALUE, 0, 0};
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] == id) {
                box[0] = Math.min(box[0], i % width);
                box[1] = Math.min(box[1], i / width);
                box[2] = Math.max(box[2], i % width + 1);
                box[3] = Math.max(box[3], i / width + 1);
            }
        }
        return box;
    }

    /** Runs of the pixels of an id, which lie in some columns. */
    static int[] runs(int[] ids, int id, int width, int height, int firstColumn, int endColumn) {
        int[] runs = new int[2 * (endColumn - firstColumn) + 2];
        int n = 0;
        int from = 0;
        boolean inside = false;
        for (int column = firstColumn; column < endColumn; column++) {
            for (int row = 0; row < height; row++) {
                if ((ids[row * width + column] == id) != inside) {
                    runs = n + 2 >= runs.length ? Arrays.copyOf(runs, 2 * runs.length) : runs;
                    int at = column * height + row;
                    runs[n++] = at - from;
                    from = at;
                    inside = !inside;
                }
            }
        }
        if (inside && endColumn < width) {
            int at = endColumn * height;
            runs[n++] = at - from;
            from = at;
        }
        runs[n++] = width * height - from;
        return Arrays.copyOf(runs, n);
    }

    /** Bit {@code x * height + y} for the pixel in column x and row y. */
    static BitSet cells(int[] runs) {
        BitSet cells = new BitSet();
        int at = 0;
        for (int i = 0; i < runs.length; i++) {
            if (i % 2 == 1) {
                cells.set(at, at + runs[i]);
            }
            at += runs[i];
        }
        return cells;
    }

    static int[] runs(BitSet cells, int size) {
        int[] runs = new int[16];
        int n = 0;
        int at = 0;
        boolean inside = false;
        while (at < size) {
            int next = inside ? cells.nextClearBit(at) : cells.nextSetBit(at);
            next = next < 0 ? size : Math.min(next, size);
            runs = n == runs.length ? Arrays.copyOf(runs, 2 * n) : runs;
            runs[n++] = next - at;
            at = next;
            inside = !inside;
        }
        return Arrays.copyOf(runs, n);
    }

    /** As people outline: gaps within a column filled up to a length, and some pixels more to both sides. */
    static BitSet drawn(BitSet exact, int width, int height, int gap, int wider) {
        BitSet cells = (BitSet) exact.clone();
        for (int end = exact.nextSetBit(0); end >= 0; ) {
            int clear = exact.nextClearBit(end);
            int next = exact.nextSetBit(clear);
            if (next >= 0 && next - clear <= gap && (clear - 1) / height == next / height) {
                cells.set(clear, next);
            }
            end = next;
        }
        for (int i = 0; i < wider; i++) {
            BitSet one = (BitSet) cells.clone();
            for (int at = one.nextSetBit(0); at >= 0; at = one.nextSetBit(at + 1)) {
                if (at >= height) {
                    cells.set(at - height);
                }
                if (at + height < width * height) {
                    cells.set(at + height);
                }
            }
        }
        return cells;
    }
}
