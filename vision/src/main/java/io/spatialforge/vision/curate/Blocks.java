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

    static Blocks of(int[] luma, int width, int height) {
        return new Blocks(sharpness(luma, width, height), flat(luma, width, height), text(luma, width, height));
    }

    private static double flat(int[] luma, int width, int height) {
        int flat = 0;
        int blocks = 0;
        for (int top = 0; top + FLAT_SIDE <= height; top += FLAT_SIDE) {
            for (int left = 0; left + FLAT_SIDE <= width; left += FLAT_SIDE) {
                blocks++;
                int low = 255;
                int high = 0;
                for (int y = top; y < top + FLAT_SIDE; y++) {
                    for (int x = left; x < left + FLAT_SIDE; x++) {
                        int value = luma[y * width + x];
                        low = Math.min(low, value);
                        high = Math.max(high, value);
                    }
                }
                flat += high - low <= FLAT_RANGE ? 1 : 0;
            }
        }
        return blocks == 0 ? 0 : (double) flat / blocks;
    }

    /** The lesser of the sharpness along rows and along columns: motion blurs one and leaves the other. */
    private static double sharpness(int[] luma, int width, int height) {
        double[] alongRows = new double[(width / SIDE) * (height / SIDE)];
        double[] alongColumns = new double[alongRows.length];
        int blocks = 0;
        for (int top = 0; top + SIDE <= height; top += SIDE) {
            for (int left = 0; left + SIDE <= width; left += SIDE) {
                int low = 255;
                int high = 0;
                int across = 0;
                int down = 0;
                for (int y = top; y < top + SIDE; y++) {
                    for (int x = left; x < left + SIDE; x++) {
                        int i = y * width + x;
                        int value = luma[i];
                        low = Math.min(low, value);
                        high = Math.max(high, value);
                        if (x + 1 < left + SIDE) {
                            across = Math.max(across, Math.abs(luma[i + 1] - value));
                        }
                        if (y + 1 < top + SIDE) {
                            down = Math.max(down, Math.abs(luma[i + width] - value));
                        }
                    }
                }
                if (high - low >= EDGE_RANGE) {
                    alongRows[blocks] = (double) across / (high - low);
                    alongColumns[blocks++] = (double) down / (high - low);
                }
            }
        }
        return Math.min(upperTenth(alongRows, blocks), upperTenth(alongColumns, blocks));
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
     */
    private static double text(int[] luma, int width, int height) {
        int text = 0;
        int blocks = 0;
        int[] counts = new int[256];
        for (int top = 0; top + SIDE <= height; top += SIDE) {
            for (int left = 0; left + SIDE <= width; left += SIDE) {
                blocks++;
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
                if (oneSide
                        && beside >= 0.4 * size
                        && strokes >= 0.03 * size
                        && strokes <= 0.45 * size
                        && changes(luma, width, left, top, ground) >= SIDE) {
                    text++;
                }
            }
        }
        return blocks == 0 ? 0 : (double) text / blocks;
    }

    /** The brightness around which most pixels lie. */
    private static int ground(int[] counts) {
        int best = 0;
        int most = -1;
        for (int value = 0; value < 256; value++) {
            int around = 0;
            for (int near = Math.max(0, value - 4); near <= Math.min(255, value + 4); near++) {
                around += counts[near];
            }
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
