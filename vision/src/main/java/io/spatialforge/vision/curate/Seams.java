package io.spatialforge.vision.curate;

/**
 * Looks for the seam of a collage: a straight line from side to side at which one picture ends and another begins, with
 * or without an even strip between them.
 *
 * <p>Horizons, door frames and shelves run from side to side too. But at a seam the pixels of both sides vary along the
 * line, each in its own way, while beside the line neighbours are alike as in any picture; a door frame is even along at
 * least one side, and what changes along a horizon changes on both sides of it.
 */
final class Seams {

    /** A step in brightness that counts as a change. */
    private static final int CHANGE = 12;

    /** A seam lies this far from the border, as a share of the side. */
    private static final double FROM_BORDER = 0.12;

    /** The widest strip between two pictures, as a share of the side. */
    private static final double WIDEST = 0.04;

    /** A line whose brightness varies by less is a strip's, not a picture's. */
    private static final double EVEN = 8;

    /** A line of a picture varies by at least this. */
    private static final double VARIED = 18;

    /** The lines on both sides of a seam correlate by less than this. */
    private static final double ALIKE = 0.5;

    private final int[] luma;
    private final int width;
    private final int height;

    private Seams(int[] luma, int width, int height) {
        this.luma = luma;
        this.width = width;
        this.height = height;
    }

    /** See {@link PhotoMeasures#seam}. */
    static double strongest(int[] luma, int width, int height) {
        Seams upright = new Seams(luma, width, height);
        int[] turned = new int[luma.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                turned[x * height + y] = luma[y * width + x];
            }
        }
        return Math.max(upright.strongest(), new Seams(turned, height, width).strongest());
    }

    private double strongest() {
        double[] deviations = new double[width];
        for (int x = 0; x < width; x++) {
            deviations[x] = deviation(x);
        }
        int first = Math.max(2, (int) (FROM_BORDER * width));
        int last = Math.min(width - 4, (int) ((1 - FROM_BORDER) * width));
        double strongest = 0;
        for (int left = first; left < last; left++) {
            int right = left + 1;
            while (right < last && right - left <= WIDEST * width && deviations[right] < EVEN) {
                right++;
            }
            if (right + 2 < width && deviations[left] >= VARIED && deviations[right] >= VARIED) {
                double usual = Math.max(changed(left - 1, left), changed(right, right + 1));
                double seam = changed(left, right) - usual;
                if (seam > strongest && correlation(left, right, deviations) < ALIKE) {
                    strongest = seam;
                }
            }
        }
        return strongest;
    }

    /** Share of the rows in which two columns differ. */
    private double changed(int a, int b) {
        int changed = 0;
        for (int row = 0; row < luma.length; row += width) {
            changed += Math.abs(luma[row + a] - luma[row + b]) >= CHANGE ? 1 : 0;
        }
        return (double) changed / height;
    }

    private double deviation(int x) {
        double sum = 0;
        double squares = 0;
        for (int i = x; i < luma.length; i += width) {
            sum += luma[i];
            squares += (double) luma[i] * luma[i];
        }
        double mean = sum / height;
        return Math.sqrt(Math.max(0, squares / height - mean * mean));
    }

    private double correlation(int a, int b, double[] deviations) {
        double sumA = 0;
        double sumB = 0;
        double products = 0;
        for (int row = 0; row < luma.length; row += width) {
            sumA += luma[row + a];
            sumB += luma[row + b];
            products += (double) luma[row + a] * luma[row + b];
        }
        double covariance = products / height - sumA / height * (sumB / height);
        return covariance / (deviations[a] * deviations[b]);
    }
}
