package io.spatialforge.vision.copies;

/**
 * How much lighter or darker each part of a miniature is than its surroundings, by how much these vary. Any two landscapes
 * are light above and dark below; what is left here is what tells one from the other.
 */
final class LocalContrast {

    private static final int SIDE = Miniature.SIDE;
    private static final int REACH = 4;

    /** In squared grey levels: what varies less is taken for noise. */
    private static final double NOISE = 16;

    private LocalContrast() {}

    static double[] of(Miniature miniature) {
        double[] values = new double[Miniature.BYTES];
        for (int i = 0; i < values.length; i++) {
            values[i] = miniature.at(i);
        }
        return of(values);
    }

    static double[] of(double[] values) {
        double[] squares = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            squares[i] = values[i] * values[i];
        }
        double[] means = averaged(values);
        double[] meanSquares = averaged(squares);
        double[] contrast = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double variance = Math.max(0, meanSquares[i] - means[i] * means[i]);
            contrast[i] = (values[i] - means[i]) / Math.sqrt(variance + NOISE);
        }
        return contrast;
    }

    /** Over a square around each part, across the border as if the picture went on evenly. */
    private static double[] averaged(double[] values) {
        return across(across(values, 1, SIDE), SIDE, 1);
    }

    private static double[] across(double[] values, int step, int line) {
        double[] averaged = new double[values.length];
        for (int row = 0; row < SIDE; row++) {
            int start = row * line;
            double sum = 0;
            for (int i = -REACH; i <= REACH; i++) {
                sum += values[start + step * Math.clamp(i, 0, SIDE - 1)];
            }
            for (int i = 0; i < SIDE; i++) {
                averaged[start + step * i] = sum / (2 * REACH + 1);
                sum += values[start + step * Math.min(i + REACH + 1, SIDE - 1)]
                        - values[start + step * Math.max(i - REACH, 0)];
            }
        }
        return averaged;
    }
}
