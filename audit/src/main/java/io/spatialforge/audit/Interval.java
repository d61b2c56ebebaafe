package io.spatialforge.audit;

import org.apiguardian.api.API;

/**
 * A proportion's 95% confidence interval after Wilson (1927), which unlike the textbook one stays within 0 and 1 and says
 * something sensible of 10 right out of 10.
 *
 * @param low lower end, 0 to 1
 * @param high upper end, 0 to 1
 */
@API(status = API.Status.EXPERIMENTAL)
public record Interval(double low, double high) {

    static final double Z = 1.959963984540054;

    /**
     * @param successes from 0 to {@code trials}
     * @param trials none give the whole range from 0 to 1
     * @throws IllegalArgumentException if there are more successes than trials, or less than none
     */
    public static Interval wilson(long successes, long trials) {
        if (successes < 0 || successes > trials) {
            throw new IllegalArgumentException(successes + " successes of " + trials);
        }
        return trials == 0 ? new Interval(0, 1) : wilson((double) successes / trials, trials);
    }

    /**
     * The same for a share that was found of observations that are worth so many independent ones.
     *
     * @param share 0 to 1
     * @param trials above 0, whole or not
     */
    static Interval wilson(double share, double trials) {
        double centre = share + Z * Z / (2 * trials);
        double spread = Z * Math.sqrt(share * (1 - share) / trials + Z * Z / (4 * trials * trials));
        double scale = 1 + Z * Z / trials;
        return new Interval(
                share == 0 ? 0 : Math.max(0, (centre - spread) / scale),
                share == 1 ? 1 : Math.min(1, (centre + spread) / scale));
    }
}
