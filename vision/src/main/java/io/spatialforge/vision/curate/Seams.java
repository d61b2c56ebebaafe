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

    /** Lines that a seam may run along, and pixels of each. */
    private final int lines;

    private final int length;

    /** What leads in {@link #luma} from one line to the next, and along a line. */
    private final int toNextLine;

    private final int along;

    private final double[] deviations;

    /** By line, of how many pixels brightness changes towards the next line. */
    private final int[] changes;

    private Seams(int[] luma, int lines, int length, int toNextLine, int along) {
        this.luma = luma;
        this.lines = lines;
        this.length = length;
        this.toNextLine = toNextLine;
        this.along = along;
        deviations = new double[lines];
        changes = new int[lines];
    }

    /** See {@link PhotoMeasures#seam}. */
    static double strongest(int[] luma, int width, int height) {
        return Math.max(
                alongColumns(luma, width, height).strongest(),
                alongRows(luma, width, height).strongest());
    }

    /** Row by row even so: going down each column by itself takes ten times as long. */
    private static Seams alongColumns(int[] luma, int width, int height) {
        Seams seams = new Seams(luma, width, height, 1, width);
        int[] sums = new int[width];
        int[] squares = new int[width]; // of at most 1,023 rows of at most 255
        for (int row = 0; row < luma.length; row += width) {
            for (int x = 0; x < width; x++) {
                int value = luma[row + x];
                sums[x] += value;
                squares[x] += value * value;
            }
            for (int x = 0; x + 1 < width; x++) {
                seams.changes[x] += change(luma[row + x], luma[row + x + 1]);
            }
        }
        for (int x = 0; x < width; x++) {
            seams.deviations[x] = deviation(sums[x], squares[x], height);
        }
        return seams;
    }

    private static Seams alongRows(int[] luma, int width, int height) {
        Seams seams = new Seams(luma, height, width, width, 1);
        for (int y = 0; y < height; y++) {
            int sum = 0;
            int squares = 0;
            int changed = 0;
            int row = y * width;
            int next = y + 1 < height ? row + width : row;
            for (int x = 0; x < width; x++) {
                int value = luma[row + x];
                sum += value;
                squares += value * value;
                changed += change(value, luma[next + x]);
            }
            seams.deviations[y] = deviation(sum, squares, width);
            seams.changes[y] = changed;
        }
        return seams;
    }

    /** 1 if two values differ by a change, else 0; without a branch, which could not be foreseen. */
    private static int change(int a, int b) {
        return CHANGE - 1 - Math.abs(a - b) >>> 31;
    }

    private static double deviation(double sum, double squares, int count) {
        double mean = sum / count;
        return Math.sqrt(Math.max(0, squares / count - mean * mean));
    }

    private double strongest() {
        int first = Math.max(2, (int) (FROM_BORDER * lines));
        int last = Math.min(lines - 4, (int) ((1 - FROM_BORDER) * lines));
        double strongest = 0;
        for (int left = first; left < last; left++) {
            int right = left + 1;
            while (right < last && right - left <= WIDEST * lines && deviations[right] < EVEN) {
                right++;
            }
            if (right + 2 < lines && deviations[left] >= VARIED && deviations[right] >= VARIED) {
                double usual = Math.max(changed(left - 1, left), changed(right, right + 1));
                double seam = changed(left, right) - usual;
                if (seam > strongest && correlation(left, right) < ALIKE) {
                    strongest = seam;
                }
            }
        }
        return strongest;
    }

    /** Share of the pixels along two lines that differ. */
    private double changed(int a, int b) {
        int changed = 0;
        if (b == a + 1) {
            changed = changes[a];
        } else {
            int i = a * toNextLine;
            int j = b * toNextLine;
            for (int at = 0; at < length; at++, i += along, j += along) {
                changed += change(luma[i], luma[j]);
            }
        }
        return (double) changed / length;
    }

    private double correlation(int a, int b) {
        double sumA = 0;
        double sumB = 0;
        double products = 0;
        int i = a * toNextLine;
        int j = b * toNextLine;
        for (int at = 0; at < length; at++, i += along, j += along) {
            sumA += luma[i];
            sumB += luma[j];
            products += (double) luma[i] * luma[j];
        }
        double covariance = products / length - sumA / length * (sumB / length);
        return covariance / (deviations[a] * deviations[b]);
    }
}
