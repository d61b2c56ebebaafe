package io.spatialforge.core.scene;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which pixels are the object's: a grid laid over the whole upright image, in run lengths. The grid may be coarser than
 * the image, as OpenImages' masks are; a cell stands for the pixels it covers.
 */
public final class Mask {

    private final int width;
    private final int height;
    private final int[] runs;

    /**
     * @param width columns of the grid
     * @param height rows of the grid
     * @param runs lengths of alternating runs, column by column from the upper left as COCO counts them; the first run
     *     is outside the object and may be 0
     * @throws IllegalArgumentException if a side is not positive, a run is negative, or the runs do not fill the grid
     */
    public Mask(int width, int height, int[] runs) {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("mask of %dx%d".formatted(width, height));
        }
        long sum = 0;
        for (int run : runs) {
            if (run < 0) {
                throw new IllegalArgumentException("mask with a run of " + run);
            }
            sum += run;
        }
        if (sum != (long) width * height) {
            throw new IllegalArgumentException("runs of a mask of %dx%d add up to %d".formatted(width, height, sum));
        }
        this.width = width;
        this.height = height;
        this.runs = runs.clone();
    }

    /**
     * @param cells bit {@code x * height + y} is the cell in column x and row y
     */
    public static Mask of(int width, int height, BitSet cells) {
        int[] runs = new int[16];
        int n = 0;
        int length = width * height;
        int at = 0;
        boolean inside = false;
        while (at < length) {
            int next = inside ? cells.nextClearBit(at) : cells.nextSetBit(at);
            next = next < 0 ? length : Math.min(next, length);
            runs = n == runs.length ? Arrays.copyOf(runs, 2 * n) : runs;
            runs[n++] = next - at;
            at = next;
            inside = !inside;
        }
        return new Mask(width, height, Arrays.copyOf(runs, n));
    }

    /** Of the mask's own grid. */
    public int width() {
        return width;
    }

    /** Of the mask's own grid. */
    public int height() {
        return height;
    }

    /** A copy of the run lengths. */
    public int[] runs() {
        return runs.clone();
    }

    /** Bit {@code x * height + y} is the cell in column x and row y. */
    public BitSet cells() {
        BitSet cells = new BitSet(width * height);
        int at = 0;
        for (int i = 0; i < runs.length; i++) {
            if ((i & 1) == 1) {
                cells.set(at, at + runs[i]);
            }
            at += runs[i];
        }
        return cells;
    }

    /** The share of the image that the object covers, 0 to 1. */
    public double share() {
        long inside = 0;
        for (int i = 1; i < runs.length; i += 2) {
            inside += runs[i];
        }
        return inside / ((double) width * height);
    }

    /** The mask in the image flipped left to right. */
    public Mask mirrored() {
        return turned(Transform.FLIP_HORIZONTAL);
    }

    /** The mask of the upright image, of one of the stored image. */
    public Mask turned(Transform transform) {
        if (transform == Transform.IDENTITY) {
            return this;
        }
        int newWidth = transform.swapsAxes() ? height : width;
        int newHeight = transform.swapsAxes() ? width : height;
        BitSet turned = new BitSet(width * height);
        BitSet cells = cells();
        for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
            int column = cell / height;
            Point p = transform.apply(new Point(column + 0.5, cell - column * height + 0.5), width, height);
            turned.set((int) p.x() * newHeight + (int) p.y());
        }
        return of(newWidth, newHeight, turned);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mask m && width == m.width && height == m.height && Arrays.equals(runs, m.runs);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(runs);
    }

    @Override
    public String toString() {
        return "Mask[%dx%d, %.1f%%]".formatted(width, height, 100 * share());
    }
}
