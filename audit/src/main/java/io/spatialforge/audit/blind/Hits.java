package io.spatialforge.audit.blind;

import io.spatialforge.audit.Interval;
import java.util.HashMap;
import java.util.Map;

/**
 * Right and wrong guesses, by groups of images. Questions about one image are no independent trials; how many independent
 * ones they are worth comes from how much the groups' shares of right guesses differ (Kish's design effect, never below
 * 1), and Wilson's interval is taken of that many.
 */
final class Hits {

    private final Map<String, int[]> groups = new HashMap<>();
    private long right;
    private long all;

    void add(String group, boolean isRight) {
        int[] count = groups.computeIfAbsent(group, g -> new int[2]);
        count[0] += isRight ? 1 : 0;
        count[1]++;
        right += isRight ? 1 : 0;
        all++;
    }

    /** Share of right guesses, 0 to 1; not a number without guesses. */
    double share() {
        return all == 0 ? Double.NaN : (double) right / all;
    }

    /** Where the share lies with 95% confidence. */
    Interval interval() {
        if (all == 0) {
            return Interval.wilson(0, 0);
        }
        double worth = all / designEffect();
        long trials = Math.max(1, Math.round(worth));
        return Interval.wilson(Math.round(share() * trials), trials);
    }

    private double designEffect() {
        double p = share();
        if (p == 0 || p == 1 || groups.size() < 2) {
            return 1;
        }
        double sum = 0;
        for (int[] count : groups.values()) {
            double excess = count[0] - p * count[1];
            sum += excess * excess;
        }
        double g = groups.size();
        return Math.max(1, sum * g / (g - 1) / (all * p * (1 - p)));
    }
}
