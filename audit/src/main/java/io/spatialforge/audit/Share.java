package io.spatialforge.audit;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * How many of some are right, counted in clusters whose members are not independent: all that was judged of one place. Two
 * pairs of one photograph lean on the same boxes and the same depth map, and twenty photographs of one kitchen show the
 * same cups; a confidence interval that takes them for independent is too narrow: in the simulations of the tests such an
 * interval holds the truth in 40 to 92% of the cases instead of 95%.
 *
 * <h2>Method</h2>
 *
 * Wilson's interval for an <em>effective</em> number of observations: the number divided by the design effect, which is
 * the variance of the share between clusters over the variance that independent observations would have (Kish, Survey
 * Sampling, 1965; the interval as in Korn and Graubard, Confidence intervals for proportions with small expected number of
 * positive counts estimated from survey data, Survey Methodology 24, 1998, with Wilson's in place of Clopper and Pearson's
 * as Dean and Pagano, Evaluating confidence interval methods for binomial proportions in clustered surveys, Journal of
 * Survey Statistics and Methodology 3, 2015, and Franco and others, ibid. 7, 2019, advise). The variance is the ratio
 * estimator's, as clusters differ in size: {@code v = k/(k−1) · Σ(xᵢ − p·nᵢ)² / n²} for {@code xᵢ} right of {@code nᵢ} in
 * each of {@code k} clusters.
 *
 * <p>An estimate of variance from few clusters is itself uncertain, so the effective number is reduced by the square of
 * the ratio of the normal to Student's quantile, as Korn and Graubard do. They count clusters for the degrees of freedom.
 * That is too bold close to 100%, where all that is known of the variance comes from the few clusters in which something
 * is wrong: in simulations with two wrong clusters of fifty it covered 86%. Here the degrees of freedom are the clusters in
 * which something is wrong (or, if these are fewer, in which something is right), less one: 93 to 99%.
 *
 * <p>The effective number is never above the number of observations, and never below {@code n²/Σnᵢ²}, the number of
 * clusters of equal weight: what it is if all of a cluster are right or wrong together. <strong>Where nothing is wrong, or
 * only in one cluster, no variance can be estimated, and this lower bound is used: clusters are counted, not pairs.</strong>
 * So 100% of a hundred pairs of one kitchen is worth one observation, and finding wrong ones in several clusters, which
 * shows that they are not wrong all together, may narrow the interval. Clusters of one give the plain interval.
 *
 * @param right of those judged
 * @param of how many were judged
 * @param clusters in which there was one to judge
 * @param effective how many independent observations they are worth, at most {@code of}; 0 where there are none
 */
@API(status = API.Status.EXPERIMENTAL)
public record Share(long right, long of, int clusters, double effective) {

    /** Nothing was judged. */
    public static final Share NONE = new Share(0, 0, 0, 0);

    /** Student's 97.5% quantiles for 1 to 10 degrees of freedom. */
    private static final double[] STUDENT = {
        12.7062, 4.30265, 3.18245, 2.77645, 2.57058, 2.44691, 2.36462, 2.30600, 2.26216, 2.22814
    };

    /** How many were judged of one cluster, and how many of them are right. */
    public record Cluster(long right, long of) {}

    /** The share over all clusters. */
    public static Share of(Collection<Cluster> clusters) {
        long right = 0;
        long of = 0;
        double squares = 0;
        int withRight = 0;
        int withWrong = 0;
        int judged = 0;
        for (Cluster cluster : clusters) {
            right += cluster.right;
            of += cluster.of;
            squares += (double) cluster.of * cluster.of;
            judged += cluster.of > 0 ? 1 : 0;
            withRight += cluster.right > 0 ? 1 : 0;
            withWrong += cluster.of > cluster.right ? 1 : 0;
        }
        if (of == 0) {
            return NONE;
        }
        double n = of;
        double least = n * n / squares;
        int freedom = Math.min(withRight, withWrong) - 1;
        if (freedom < 1) {
            return new Share(right, of, judged, least);
        }
        double share = right / n;
        double sum = 0;
        for (Cluster cluster : clusters) {
            double off = cluster.right - share * cluster.of;
            sum += off * off;
        }
        double variance = sum / (n * n) * judged / (judged - 1);
        double caution = Interval.Z / student(freedom);
        double estimated = variance == 0 ? n : share * (1 - share) / variance * caution * caution;
        return new Share(right, of, judged, Math.clamp(estimated, least, n));
    }

    /** Share of the judged that are right, 0 to 1; not a number if none were judged. */
    public double value() {
        return of == 0 ? Double.NaN : (double) right / of;
    }

    /** Where the share lies with 95% confidence; from 0 to 1 if none were judged. */
    public Interval interval() {
        return of == 0 ? new Interval(0, 1) : Interval.wilson(value(), effective);
    }

    /** Beyond the table by the first terms of Cornish and Fisher's expansion, off by less than 0.001. */
    static double student(int freedom) {
        if (freedom <= STUDENT.length) {
            return STUDENT[freedom - 1];
        }
        double z = Interval.Z;
        double first = (Math.pow(z, 3) + z) / 4;
        double second = (5 * Math.pow(z, 5) + 16 * Math.pow(z, 3) + 3 * z) / 96;
        double third = (3 * Math.pow(z, 7) + 19 * Math.pow(z, 5) + 17 * Math.pow(z, 3) - 15 * z) / 384;
        double f = freedom;
        return z + first / f + second / (f * f) + third / (f * f * f);
    }

    /** Counts by cluster while observations stream through. */
    public static final class Counting {

        private final Map<String, long[]> clusters = new HashMap<>();

        public void add(String cluster, Verdict verdict) {
            long[] counts = clusters.computeIfAbsent(cluster, c -> new long[2]);
            counts[0] += verdict == Verdict.RIGHT ? 1 : 0;
            counts[1]++;
        }

        public Share share() {
            return Share.of(clusters.values().stream()
                    .map(counts -> new Cluster(counts[0], counts[1]))
                    .toList());
        }
    }

    /** What one observation is. */
    public enum Verdict {
        RIGHT,
        WRONG
    }
}
