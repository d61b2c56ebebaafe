package io.spatialforge.vision.curate;

/** How the edges of a picture run. */
final class Edges {

    /** A step in brightness that counts as a strong edge. */
    private static final int STRONG = 24;

    /** An edge is straight if brightness across it changes this many times as much as along it. */
    private static final int RATIO = 8;

    private Edges() {}

    static double straight(int[] luma, int width, int height) {
        int strong = 0;
        int straight = 0;
        for (int y = 0; y + 1 < height; y++) {
            int end = (y + 1) * width - 1;
            for (int i = y * width; i < end; i++) {
                int across = Math.abs(luma[i + 1] - luma[i]);
                int down = Math.abs(luma[i + width] - luma[i]);
                int most = Math.max(across, down);
                int isStrong = STRONG - 1 - most >>> 31; // without a branch, which could not be foreseen
                int isSlanted = most - RATIO * Math.min(across, down) >>> 31;
                strong += isStrong;
                straight += isStrong & ~isSlanted;
            }
        }
        return strong < width * height / 500 ? 0 : (double) straight / strong;
    }
}
