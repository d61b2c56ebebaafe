package io.spatialforge.pipeline.select;

import java.util.Arrays;

/** How much of each of several answers may stay so that none is too frequent among what stays. */
final class Evening {

    private Evening() {}

    /**
     * The level that the largest amounts are lowered to.
     *
     * @param amounts of the answers, not negative
     * @param share the most that one may have of what stays, above 0
     * @return infinite where nothing has to be lowered, or there is but one answer that occurs
     */
    static double level(double[] amounts, double share) {
        double[] rising = amounts.clone();
        Arrays.sort(rising);
        double rest = 0;
        for (double amount : rising) {
            rest += amount;
        }
        int n = rising.length;
        if (n == 0 || rising[n - 1] <= share * rest) {
            return Double.POSITIVE_INFINITY;
        }
        for (int lowered = 1; lowered < n; lowered++) {
            rest -= rising[n - lowered];
            double left = 1 - lowered * share;
            if (left <= 0) {
                return rising[n - lowered];
            }
            double level = share * rest / left;
            if (level >= rising[n - lowered - 1]) {
                return rest > 0 ? level : Double.POSITIVE_INFINITY;
            }
        }
        return rising[0] > 0 ? rising[0] : Double.POSITIVE_INFINITY;
    }
}
