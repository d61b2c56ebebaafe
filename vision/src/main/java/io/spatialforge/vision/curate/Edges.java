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
            for (int x = 0; x + 1 < width; x++) {
                int i = y * width + x;
                int across = Math.abs(luma[i + 1] - luma[i]);
                int down = Math.abs(luma[i + width] - luma[i]);
                int most = Math.max(across, down);
                if (most >= STRONG) {
                    strong++;
                    straight += most >= RATIO * Math.min(across, down) ? 1 : 0;
                }
            }
        }
        return strong < width * height / 500 ? 0 : (double) straight / strong;
    }
}
