package io.spatialforge.vision.model.decode;

/**
 * Where a heat map peaks, more finely than its cells: DARK, as ViTPose is read by its makers. The map is smoothed by the
 * Gaussian that it was trained with, its logarithm taken, and one Newton step made from the highest cell: the logarithm of a
 * Gaussian is a parabola, whose top a step meets exactly.
 *
 * <p>A step of more than a cell is no refinement but a sign of a map that is no Gaussian, and is not made; nor is one from a
 * cell at the edge, where a neighbour is missing.
 *
 * @param x column, in cells; the middle of the first column is 0
 * @param y row, in cells; the middle of the first row is 0
 * @param height of the highest cell as the model gave it
 */
record HeatPeak(double x, double y, double height) {

    /** For heat maps trained with a deviation of 2 cells; 11 is the kernel that OpenCV gives the same. */
    private static final double[] GAUSSIAN = gaussian(2, 5);

    /** The makers' bounds of a logarithm's argument. */
    private static final double LEAST = 0.001;

    private static final double MOST = 50;

    /**
     * @param heat maps one after the other, row by row
     * @param offset where the map begins
     */
    static HeatPeak of(float[] heat, int offset, int columns, int rows) {
        int best = 0;
        for (int i = 1; i < columns * rows; i++) {
            if (heat[offset + i] > heat[offset + best]) {
                best = i;
            }
        }
        int column = best % columns;
        int row = best / columns;
        double height = heat[offset + best];
        if (column == 0 || row == 0 || column == columns - 1 || row == rows - 1) {
            return new HeatPeak(column, row, height);
        }
        double[] log = new double[9];
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                double smooth = smoothed(heat, offset, columns, rows, column + dx, row + dy);
                log[3 * (dy + 1) + dx + 1] = Math.log(Math.clamp(smooth, LEAST, MOST));
            }
        }
        double slopeX = (log[5] - log[3]) / 2;
        double slopeY = (log[7] - log[1]) / 2;
        double bendX = log[5] - 2 * log[4] + log[3];
        double bendY = log[7] - 2 * log[4] + log[1];
        double twist = (log[8] - log[6] - log[2] + log[0]) / 4;
        double determinant = bendX * bendY - twist * twist;
        double stepX = (twist * slopeY - bendY * slopeX) / determinant;
        double stepY = (twist * slopeX - bendX * slopeY) / determinant;
        boolean refines = determinant > 0 && bendX < 0 && Math.abs(stepX) <= 1 && Math.abs(stepY) <= 1;
        return refines ? new HeatPeak(column + stepX, row + stepY, height) : new HeatPeak(column, row, height);
    }

    private static double smoothed(float[] heat, int offset, int columns, int rows, int column, int row) {
        int reach = GAUSSIAN.length / 2;
        double sum = 0;
        for (int dy = -reach; dy <= reach; dy++) {
            int from = offset + mirrored(row + dy, rows) * columns;
            double line = 0;
            for (int dx = -reach; dx <= reach; dx++) {
                line += GAUSSIAN[dx + reach] * heat[from + mirrored(column + dx, columns)];
            }
            sum += GAUSSIAN[dy + reach] * line;
        }
        return sum;
    }

    /** Beyond an edge the map is seen in a mirror that stands on its last cell. */
    private static int mirrored(int i, int n) {
        int period = 2 * (n - 1);
        int at = Math.floorMod(i, period);
        return at < n ? at : period - at;
    }

    private static double[] gaussian(double deviation, int reach) {
        double[] weights = new double[2 * reach + 1];
        double sum = 0;
        for (int i = -reach; i <= reach; i++) {
            weights[i + reach] = Math.exp(-i * i / (2 * deviation * deviation));
            sum += weights[i + reach];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }
}
