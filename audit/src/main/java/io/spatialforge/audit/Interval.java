package io.spatialforge.audit;

/**
 * A proportion's 95% confidence interval after Wilson (1927), which unlike the textbook one stays within 0 and 1 and says
 * something sensible of 10 right out of 10.
 *
 * @param low lower end, 0 to 1
 * @param high upper end, 0 to 1
 */
public record Interval(double low, double high) {

    private static final double Z = 1.959963984540054;

    /**
     * @param successes from 0 to {@code trials}
     * @param trials none give the whole range from 0 to 1
     * @throws IllegalArgumentException if there are more successes than trials, or less than none
     */
    public static Interval wilson(long successes, long trials) {
        if (successes < 0 || successes > trials) {
            throw new IllegalArgumentException(successes + " successes of " + trials);
        }
        if (trials == 0) {
            return new Interval(0, 1);
        }
        double n = trials;
        double p = successes / n;
        double centre = p + Z * Z / (2 * n);
        double spread = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        double scale = 1 + Z * Z / n;
        return new Interval(
                successes == 0 ? 0 : (centre - spread) / scale, successes == trials ? 1 : (centre + spread) / scale);
    }
}
