package io.spatialforge.vision.curate;

import java.util.Arrays;

/**
 * What a picture looks like block by block.
 *
 * @param sharpness see {@link PhotoMeasures}
 * @param flat see {@link PhotoMeasures}
 * @param text see {@link PhotoMeasures}
 */
record Blocks(double sharpness, double flat, double text) {

    /** Side of a block that may be flat. */
    private static final int FLAT_SIDE = 8;

    /** Brightness may vary by this within a flat block: what JPEG leaves of a surface drawn in one colour. */
    private static final int FLAT_RANGE = 3;

    /** Side of a block that may be sharp or print. */
    private static final int SIDE = 16;

    /** Least brightness between the ends of a block that shows an edge. */
    private static final int EDGE_RANGE = 40;

    /** Least brightness between print and its ground. */
    private static final int PRINT_RANGE = 70;

    /** Pixels belong to a ground that differs from theirs by no more than this. */
    private static final int GROUND = 4;

    static Blocks of(int[] luma, int width, int height) {
        int columns = width / FLAT_SIDE;
        int rows = height / FLAT_SIDE;
        int[] low = new int[columns * rows];
        int[] high = new int[columns * rows];
        int flat = 0;
        int[] leasts = new int[width];
        int[] mosts = new int[width];
        for (int row = 0; row < rows; row++) {
            Arrays.fill(leasts, 255);
            Arrays.fill(mosts, 0);
            int start = row * FLAT_SIDE * width;
            for (int line = start; line < start + FLAT_SIDE * width; line += width) {
                for (int x = 0; x < width; x++) {
                    leasts[x] = Math.min(leasts[x], luma[line + x]);
                    mosts[x] = Math.max(mosts[x], luma[line + x]);
                }
            }
            for (int column = 0; column < columns; column++) {
                int least = 255;
                int most = 0;
                for (int x = column * FLAT_SIDE; x < (column + 1) * FLAT_SIDE; x++) {
                    least = Math.min(least, leasts[x]);
                    most = Math.max(most, mosts[x]);
                }
                low[row * columns + column] = least;
                high[row * columns + column] = most;
                flat += most - least <= FLAT_RANGE ? 1 : 0;
            }
        }
        double[] alongRows = new double[(width / SIDE) * (height / SIDE)];
        double[] alongColumns = new double[alongRows.length];
        int blocks = 0;
        int edged = 0;
        int text = 0;
        int[] counts = new int[256];
        for (int top = 0; top + SIDE <= height; top += SIDE) {
            for (int left = 0; left + SIDE <= width; left += SIDE) {
                int i = top / FLAT_SIDE * columns + left / FLAT_SIDE;
                int range = largest(high, i, columns) - least(low, i, columns);
                if (range >= EDGE_RANGE) {
                    alongRows[edged] = (double) stepAcross(luma, width, left, top) / range;
                    alongColumns[edged++] = (double) stepDown(luma, width, left, top) / range;
                }
                blocks++;
                text += range > PRINT_RANGE - GROUND && isText(luma, width, left, top, counts) ? 1 : 0;
            }
        }
        return new Blocks(
                Math.min(upperTenth(alongRows, edged), upperTenth(alongColumns, edged)),
                low.length == 0 ? 0 : (double) flat / low.length,
                blocks == 0 ? 0 : (double) text / blocks);
    }

    /** Of the four small blocks in a large one. */
    private static int largest(int[] values, int i, int columns) {
        return Math.max(Math.max(values[i], values[i + 1]), Math.max(values[i + columns], values[i + columns + 1]));
    }

    private static int least(int[] values, int i, int columns) {
        return Math.min(Math.min(values[i], values[i + 1]), Math.min(values[i + columns], values[i + columns + 1]));
    }

    private static int stepAcross(int[] luma, int width, int left, int top) {
        int step = 0;
        for (int y = top; y < top + SIDE; y++) {
            int start = y * width + left;
            for (int i = start; i < start + SIDE - 1; i++) {
                step = Math.max(step, Math.abs(luma[i + 1] - luma[i]));
            }
        }
        return step;
    }

    private static int stepDown(int[] luma, int width, int left, int top) {
        int step = 0;
        for (int y = top; y < top + SIDE - 1; y++) {
            int start = y * width + left;
            for (int i = start; i < start + SIDE; i++) {
                step = Math.max(step, Math.abs(luma[i + width] - luma[i]));
            }
        }
        return step;
    }

    /** The median of the largest tenth of all blocks, or of those with an edge if they are fewer. */
    private static double upperTenth(double[] values, int used) {
        if (used == 0) {
            return 0;
        }
        Arrays.sort(values, 0, used);
        int tenth = Math.max(1, Math.min(used, values.length / 10));
        return values[used - (tenth + 1) / 2];
    }

    /**
     * A block of print has a ground that most pixels share, strokes that clearly differ from it all to the same side, and
     * several changes between the two along its rows.
     *
     * @param counts 256 numbers to be used in between
     */
    private static boolean isText(int[] luma, int width, int left, int top, int[] counts) {
        Arrays.fill(counts, 0);
        for (int y = top; y < top + SIDE; y++) {
            for (int x = left; x < left + SIDE; x++) {
                counts[luma[y * width + x]]++;
            }
        }
        int ground = ground(counts);
        int beside = 0;
        int darker = 0;
        int lighter = 0;
        for (int value = 0; value < 256; value++) {
            if (Math.abs(value - ground) <= 12) {
                beside += counts[value];
            } else if (value < ground - PRINT_RANGE) {
                darker += counts[value];
            } else if (value > ground + PRINT_RANGE) {
                lighter += counts[value];
            }
        }
        int size = SIDE * SIDE;
        boolean oneSide = Math.min(darker, lighter) == 0;
        int strokes = Math.max(darker, lighter);
        return oneSide
                && beside >= 0.4 * size
                && strokes >= 0.03 * size
                && strokes <= 0.45 * size
                && changes(luma, width, left, top, ground) >= SIDE;
    }

    /** The brightness around which most pixels lie. */
    private static int ground(int[] counts) {
        int around = 0;
        for (int value = 0; value < GROUND; value++) {
            around += counts[value];
        }
        int best = 0;
        int most = -1;
        for (int value = 0; value < 256; value++) {
            around += value + GROUND < 256 ? counts[value + GROUND] : 0;
            around -= value > GROUND ? counts[value - GROUND - 1] : 0;
            if (around > most) {
                most = around;
                best = value;
            }
        }
        return best;
    }

    /** How often the rows of a block change between ground and stroke. */
    private static int changes(int[] luma, int width, int left, int top, int ground) {
        int changes = 0;
        for (int y = top; y < top + SIDE; y++) {
            boolean before = false;
            for (int x = left; x < left + SIDE; x++) {
                boolean stroke = Math.abs(luma[y * width + x] - ground) > PRINT_RANGE / 2;
                changes += stroke != before ? 1 : 0;
                before = stroke;
            }
        }
        return changes;
    }
}
