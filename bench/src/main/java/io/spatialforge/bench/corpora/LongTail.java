package io.spatialforge.bench.corpora;

import java.util.SplittableRandom;

/** Draws ranks by given weights: by a table of running sums, entered through a guide so that a draw takes few steps. */
final class LongTail {

    private static final int GUIDES = 1024;

    private final double[] sums;
    private final int[] guide = new int[GUIDES];

    /**
     * @param weights positive, by rank
     */
    LongTail(double[] weights) {
        sums = new double[weights.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            sums[i] = sum;
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= sum;
        }
        int rank = 0;
        for (int i = 0; i < GUIDES; i++) {
            while (rank < sums.length - 1 && sums[rank] <= (double) i / GUIDES) {
                rank++;
            }
            guide[i] = rank;
        }
    }

    /**
     * How often things are seen by their rank: a head that falls off as a power, and a tail that falls off faster. Of 365
     * ranks the first has a tenth of the whole, the ten first have four tenths, and the last one in a million.
     *
     * @param ranks how many
     * @param reach ranks after which the tail has fallen by a factor of e below the power
     */
    static double[] weights(int ranks, double reach) {
        double[] weights = new double[ranks];
        for (int rank = 0; rank < ranks; rank++) {
            weights[rank] = Math.pow(rank + 2.2, -0.85) * Math.exp(-rank / reach);
        }
        return weights;
    }

    int draw(SplittableRandom random) {
        double u = random.nextDouble();
        int rank = guide[(int) (u * GUIDES)];
        while (sums[rank] < u) {
            rank++;
        }
        return rank;
    }
}
