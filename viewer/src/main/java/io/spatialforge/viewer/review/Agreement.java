package io.spatialforge.viewer.review;

import io.spatialforge.audit.Interval;
import java.util.List;

/**
 * How far reviewers agree who decided on the same pairs.
 *
 * @param pairs that two or more accepted or rejected
 * @param agreed those of which all said the same
 * @param alpha Krippendorff's for two values, 1 where all agree, 0 where they do so as chance would; not a number where
 *     there are no such pairs, or all votes on them are the same, so that chance would agree too
 */
public record Agreement(long pairs, long agreed, double alpha) {

    /**
     * @param accepted of reviewers who decided on a pair, how many accepted
     * @param rejected how many rejected
     */
    record Said(long accepted, long rejected) {}

    static Agreement of(List<Said> pairs) {
        long several = 0;
        long agreed = 0;
        long accepted = 0;
        long rejected = 0;
        double disagreed = 0;
        for (Said said : pairs) {
            long voters = said.accepted + said.rejected;
            if (voters > 1) {
                several++;
                agreed += said.accepted == 0 || said.rejected == 0 ? 1 : 0;
                accepted += said.accepted;
                rejected += said.rejected;
                disagreed += (double) (said.accepted * said.rejected) / (voters - 1);
            }
        }
        double alpha = accepted == 0 || rejected == 0
                ? Double.NaN
                : 1 - (accepted + rejected - 1) * disagreed / ((double) accepted * rejected);
        return new Agreement(several, agreed, alpha);
    }

    /** Share of the pairs of which all said the same, 0 to 1; not a number if there are none. */
    public double share() {
        return pairs == 0 ? Double.NaN : (double) agreed / pairs;
    }

    /** Where the share lies with 95% confidence, after Wilson. */
    public Interval interval() {
        return Interval.wilson(agreed, pairs);
    }
}
