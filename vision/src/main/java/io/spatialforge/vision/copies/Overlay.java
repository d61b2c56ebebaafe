package io.spatialforge.vision.copies;

/**
 * Lays one miniature over another: moves the four sides of the window that the second shows of the first until what they
 * share differs least (the method of Lucas and Kanade, brightness and contrast left free), then tells how alike they are.
 *
 * <p>Likeness is the correlation of {@link LocalContrast}: that of brightness itself is above 0.9 for many a pair of
 * different landscapes.
 */
final class Overlay {

    private static final int SIDE = Miniature.SIDE;
    private static final int BYTES = Miniature.BYTES;
    private static final int STEPS = 8;
    private static final int SIDES = 4;

    /** A side moves by no more than this at a time, and no further than {@link #FARTHEST} from the picture's own. */
    private static final double LONGEST_STEP = 0.04;

    private static final double FARTHEST = 0.12;

    /**
     * What the second shows. Both are smoothed, so that sides find their way, and because what lies between the parts of
     * a miniature is smooth anyway.
     */
    private final double[] target;

    private final double[] smooth;

    private final double[] value = new double[BYTES];
    private final double[] alongX = new double[BYTES];
    private final double[] alongY = new double[BYTES];
    private final boolean[] shared = new boolean[BYTES];

    private Overlay(Miniature first, Miniature second) {
        smooth = smoothed(values(first));
        target = smoothed(values(second));
    }

    /**
     * @param start roughly what the second shows of the first
     */
    static Match of(Miniature first, boolean mirrored, Miniature second, Window start) {
        Overlay overlay = new Overlay(mirrored ? first.mirrored() : first, second);
        Window window = overlay.fitted(start);
        return new Match(mirrored, window, overlay.likeness(window));
    }

    private Window fitted(Window start) {
        double[] q = {start.left(), start.right(), start.top(), start.bottom()};
        for (int step = 0; step < STEPS; step++) {
            sample(smooth, q);
            double[] move = step(q);
            double most = 0;
            for (int i = 0; i < SIDES; i++) {
                double own = i & 1;
                double before = q[i];
                q[i] = Math.clamp(
                        q[i] + Math.clamp(move[i], -LONGEST_STEP, LONGEST_STEP), own - FARTHEST, own + FARTHEST);
                most = Math.max(most, Math.abs(q[i] - before));
            }
            if (most < 1e-3) {
                break;
            }
        }
        return new Window(q[0], q[1], q[2], q[3]);
    }

    /** By how much each side is to move; brightness and contrast are fitted along with it. */
    private double[] step(double[] q) {
        double n = 0;
        double sumValue = 0;
        double sumTarget = 0;
        for (int i = 0; i < BYTES; i++) {
            if (shared[i]) {
                n++;
                sumValue += value[i];
                sumTarget += target[i];
            }
        }
        double meanValue = sumValue / n;
        double meanTarget = sumTarget / n;
        double products = 0;
        double squares = 0;
        for (int i = 0; i < BYTES; i++) {
            if (shared[i]) {
                products += (value[i] - meanValue) * (target[i] - meanTarget);
                squares += (value[i] - meanValue) * (value[i] - meanValue);
            }
        }
        double contrast = products / Math.max(squares, 1e-6);
        double[][] normal = new double[SIDES + 2][SIDES + 3];
        double[] slope = new double[SIDES + 3];
        for (int y = 0, i = 0; y < SIDE; y++) {
            double v = (y + 0.5) / SIDE;
            for (int x = 0; x < SIDE; x++, i++) {
                if (!shared[i]) {
                    continue;
                }
                double u = (x + 0.5) / SIDE;
                slope[0] = contrast * alongX[i] * (1 - u);
                slope[1] = contrast * alongX[i] * u;
                slope[2] = contrast * alongY[i] * (1 - v);
                slope[3] = contrast * alongY[i] * v;
                slope[4] = value[i] - meanValue;
                slope[5] = 1;
                slope[6] = target[i] - meanTarget - contrast * (value[i] - meanValue);
                for (int row = 0; row < SIDES + 2; row++) {
                    for (int column = row; column < SIDES + 3; column++) {
                        normal[row][column] += slope[row] * slope[column];
                    }
                }
            }
        }
        return solved(normal);
    }

    /** By Gauss's elimination; the matrix is symmetric and given by its upper half. */
    private static double[] solved(double[][] m) {
        int n = m.length;
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < row; column++) {
                m[row][column] = m[column][row];
            }
        }
        for (int i = 0; i < n; i++) {
            m[i][i] += 1e-3;
        }
        for (int i = 0; i < n; i++) {
            for (int row = i + 1; row < n; row++) {
                double factor = m[row][i] / m[i][i];
                for (int column = i; column <= n; column++) {
                    m[row][column] -= factor * m[i][column];
                }
            }
        }
        double[] solution = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            double sum = m[i][n];
            for (int column = i + 1; column < n; column++) {
                sum -= m[i][column] * solution[column];
            }
            solution[i] = sum / m[i][i];
        }
        return solution;
    }

    /** What a window shows, resampled to a whole miniature, with slopes for a window as wide as the picture. */
    private void sample(double[] from, double[] q) {
        for (int y = 0, i = 0; y < SIDE; y++) {
            double py = (q[2] + (q[3] - q[2]) * (y + 0.5) / SIDE) * SIDE - 0.5;
            double cy = Math.clamp(py, 0, SIDE - 1.0);
            int y0 = Math.min((int) cy, SIDE - 2);
            double fy = cy - y0;
            for (int x = 0; x < SIDE; x++, i++) {
                double px = (q[0] + (q[1] - q[0]) * (x + 0.5) / SIDE) * SIDE - 0.5;
                double cx = Math.clamp(px, 0, SIDE - 1.0);
                int x0 = Math.min((int) cx, SIDE - 2);
                double fx = cx - x0;
                int at = y0 * SIDE + x0;
                double a = from[at];
                double b = from[at + 1];
                double c = from[at + SIDE];
                double d = from[at + SIDE + 1];
                value[i] = (a * (1 - fx) + b * fx) * (1 - fy) + (c * (1 - fx) + d * fx) * fy;
                alongX[i] = ((b - a) * (1 - fy) + (d - c) * fy) * SIDE;
                alongY[i] = ((c - a) * (1 - fx) + (d - b) * fx) * SIDE;
                shared[i] = px >= -0.5 && px <= SIDE - 0.5 && py >= -0.5 && py <= SIDE - 0.5;
            }
        }
    }

    private double likeness(Window window) {
        sample(smooth, new double[] {window.left(), window.right(), window.top(), window.bottom()});
        double[] a = LocalContrast.of(value);
        double[] b = LocalContrast.of(target);
        double n = 0;
        double sumA = 0;
        double sumB = 0;
        for (int i = 0; i < BYTES; i++) {
            if (shared[i]) {
                n++;
                sumA += a[i];
                sumB += b[i];
            }
        }
        double products = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < BYTES; i++) {
            if (shared[i]) {
                double da = a[i] - sumA / n;
                double db = b[i] - sumB / n;
                products += da * db;
                squaresA += da * da;
                squaresB += db * db;
            }
        }
        return products / Math.sqrt(Math.max(squaresA * squaresB, 1e-9));
    }

    private static double[] values(Miniature miniature) {
        double[] values = new double[BYTES];
        for (int i = 0; i < BYTES; i++) {
            values[i] = miniature.at(i);
        }
        return values;
    }

    /** With weights 1, 2, 1 along rows and columns. */
    private static double[] smoothed(double[] values) {
        double[] rows = new double[BYTES];
        double[] smooth = new double[BYTES];
        for (int i = 0; i < BYTES; i++) {
            int x = i % SIDE;
            rows[i] = (values[i - Math.min(x, 1)] + 2 * values[i] + values[i + Math.min(SIDE - 1 - x, 1)]) / 4;
        }
        for (int i = 0; i < BYTES; i++) {
            int y = i / SIDE;
            smooth[i] =
                    (rows[i - SIDE * Math.min(y, 1)] + 2 * rows[i] + rows[i + SIDE * Math.min(SIDE - 1 - y, 1)]) / 4;
        }
        return smooth;
    }
}
