package io.spatialforge.vision.copies;

import java.util.ArrayList;
import java.util.List;

/**
 * The 48 slowest waves of a picture's brightness (of its discrete cosine transform) as bits: whether each is positive. The
 * first {@value #KEY_BITS}, the slowest, are the key under which a picture is found.
 *
 * <p>A picture is looked for by what it would show if it had been cropped: by 16 windows, each side cut by nothing or by
 * {@value #CUT}, each also mirrored. A crop of any other extent up to about 7% lies close enough to one of them; the few
 * waves whose sign is least sure are tried both ways.
 */
final class Waves {

    static final int KEY_BITS = 24;
    static final long KEY = (1L << KEY_BITS) - 1;

    /** Waves of a code. */
    static final int BITS = 48;

    /** Least sure waves of a key that are tried both ways. */
    static final int UNSURE = 3;

    static final double CUT = 0.05;

    private static final int SIDE = Miniature.SIDE;
    private static final int FREQUENCIES = 8;
    private static final int HIGHEST_SUM = 9;

    private static final int[] ACROSS = new int[BITS];
    private static final int[] DOWN = new int[BITS];

    /** Waves that change sign if the picture is mirrored. */
    private static final long ODD;

    /** Waves are the weaker the shorter they are. */
    private static final double[] USUAL = new double[BITS];

    private static final double[][] STARTS = {{0, 1}, {0, 1 - CUT}, {CUT, 1}, {CUT, 1 - CUT}};

    /** The place in {@link #STARTS} of the mirror image of each. */
    private static final int[] MIRRORED = {0, 2, 1, 3};

    private static final double[][][] BASES = new double[STARTS.length][][];

    static final List<Window> WINDOWS;

    static {
        List<int[]> waves = new ArrayList<>();
        for (int down = 0; down < FREQUENCIES; down++) {
            for (int across = 0; across < FREQUENCIES; across++) {
                if (across + down > 0 && across + down <= HIGHEST_SUM) {
                    waves.add(new int[] {down, across});
                }
            }
        }
        waves.sort((a, b) -> Integer.compare(a[0] * a[0] + a[1] * a[1], b[0] * b[0] + b[1] * b[1]));
        long odd = 0;
        for (int i = 0; i < BITS; i++) {
            DOWN[i] = waves.get(i)[0];
            ACROSS[i] = waves.get(i)[1];
            USUAL[i] = 1 / Math.sqrt(DOWN[i] * DOWN[i] + ACROSS[i] * ACROSS[i]);
            odd |= (long) (ACROSS[i] & 1) << i;
        }
        ODD = odd;
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < STARTS.length; i++) {
            BASES[i] = basis(STARTS[i][0], STARTS[i][1]);
            for (double[] vertical : STARTS) {
                windows.add(new Window(STARTS[i][0], STARTS[i][1], vertical[0], vertical[1]));
            }
        }
        WINDOWS = List.copyOf(windows);
    }

    private Waves() {}

    /** Each wave of a window, summed over each part of the whole; the same on every machine. */
    private static double[][] basis(double from, double to) {
        double[][] basis = new double[FREQUENCIES][SIDE];
        for (int k = 0; k < FREQUENCIES; k++) {
            double before = sum(k, from, to, 0);
            for (int i = 0; i < SIDE; i++) {
                double after = sum(k, from, to, (i + 1.0) / SIDE);
                basis[k][i] = after - before;
                before = after;
            }
        }
        return basis;
    }

    private static double sum(int k, double from, double to, double x) {
        double t = (Math.clamp(x, from, to) - from) / (to - from);
        return k == 0 ? t : StrictMath.sin(Math.PI * k * t) / (Math.PI * k) * Math.sqrt(2);
    }

    /** The code of a whole picture. */
    static long code(Miniature miniature) {
        double[] waves = new double[BITS];
        waves(across(miniature, BASES[0]), BASES[0], waves);
        return signs(waves);
    }

    /** Hears what to look for. */
    interface Wanted {
        /**
         * @param window the place in {@link #WINDOWS} of what the picture would show, mirrored if so
         * @param key of 24 bits
         * @param code all waves of the same window, its own signs
         */
        void key(boolean mirrored, int window, int key, long code);
    }

    /** Tells all keys under which a copy of the picture may be found; some may come twice. */
    static void keys(Miniature miniature, Wanted wanted) {
        double[] waves = new double[BITS];
        int[] unsure = new int[UNSURE];
        for (int h = 0; h < STARTS.length; h++) {
            double[][] across = across(miniature, BASES[h]);
            for (int v = 0; v < STARTS.length; v++) {
                waves(across, BASES[v], waves);
                long code = signs(waves);
                leastSure(waves, unsure);
                tell(false, h * STARTS.length + v, code, unsure, wanted);
                tell(true, MIRRORED[h] * STARTS.length + v, code ^ ODD, unsure, wanted);
            }
        }
    }

    private static void tell(boolean mirrored, int window, long code, int[] unsure, Wanted wanted) {
        int key = (int) (code & KEY);
        for (int change = 0; change < 1 << UNSURE; change++) {
            int changed = key;
            for (int i = 0; i < UNSURE; i++) {
                changed ^= (change >> i & 1) << unsure[i];
            }
            wanted.key(mirrored, window, changed, code);
        }
    }

    private static double[][] across(Miniature miniature, double[][] basis) {
        double[][] across = new double[FREQUENCIES][SIDE];
        for (int k = 0; k < FREQUENCIES; k++) {
            double[] wave = basis[k];
            for (int y = 0; y < SIDE; y++) {
                double sum = 0;
                for (int x = 0, at = y * SIDE; x < SIDE; x++, at++) {
                    sum += wave[x] * miniature.at(at);
                }
                across[k][y] = sum;
            }
        }
        return across;
    }

    private static void waves(double[][] across, double[][] down, double[] waves) {
        for (int i = 0; i < BITS; i++) {
            double[] values = across[ACROSS[i]];
            double[] wave = down[DOWN[i]];
            double sum = 0;
            for (int y = 0; y < SIDE; y++) {
                sum += wave[y] * values[y];
            }
            waves[i] = sum;
        }
    }

    private static long signs(double[] waves) {
        long signs = 0;
        for (int i = 0; i < BITS; i++) {
            signs |= waves[i] > 0 ? 1L << i : 0;
        }
        return signs;
    }

    private static void leastSure(double[] waves, int[] unsure) {
        long taken = 0;
        for (int n = 0; n < UNSURE; n++) {
            int least = -1;
            for (int i = 0; i < KEY_BITS; i++) {
                if ((taken >> i & 1) == 0
                        && (least < 0 || Math.abs(waves[i]) / USUAL[i] < Math.abs(waves[least]) / USUAL[least])) {
                    least = i;
                }
            }
            taken |= 1L << least;
            unsure[n] = least;
        }
    }
}
