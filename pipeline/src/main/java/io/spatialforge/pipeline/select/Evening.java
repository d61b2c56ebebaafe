package io.spatialforge.pipeline.select;

import java.util.Arrays;

/** How much of each of several answers may stay so that none is too frequent among what stays. */
final class Evening {

    /**
     * By so many pairs of a kind of question one answer may exceed its share, however few pairs there are: from so few
     * nobody learns, and nothing can be proven of them. Of 100 pairs it is a half, of 10,000 half a percent.
     */
    private static final double ALLOWED = 50;

    /** To which part of the usual number's count others are lowered, so that chance does not make one of them the usual. */
    static final double BELOW_USUAL = 0.95;

    private Evening() {}

    /**
     * By how much the share of an answer may exceed that of even shares: the slack, and where there are few pairs more, so
     * that leaving out fades in with what is known. What is added is {@value #ALLOWED} by the number of pairs.
     *
     * @param slack for very many pairs, 0 to 1; or the largest share itself
     * @param known how many pairs of the kind of question were counted
     */
    static double slack(double slack, double known) {
        return known <= 0 ? 1 : Math.min(1, slack + ALLOWED / known);
    }

    /**
     * How much the shares of labels differ beyond chance. Of few pairs it is taken to be little.
     *
     * @param beyond the sum of squares, each by what chance makes it, less what chance makes their sum
     * @param known how many pairs there are beside the first of each label
     */
    static double spread(double beyond, double known) {
        return beyond / (known + ALLOWED);
    }

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
