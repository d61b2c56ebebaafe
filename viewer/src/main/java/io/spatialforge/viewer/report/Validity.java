package io.spatialforge.viewer.report;

import io.spatialforge.audit.Interval;
import org.apiguardian.api.API;

/**
 * What people who reviewed pairs of a task said.
 *
 * @param task its id
 * @param accepted pairs that are as they should be
 * @param rejected pairs that are not
 * @param skipped pairs that nobody could tell of
 */
@API(status = API.Status.EXPERIMENTAL)
public record Validity(String task, long accepted, long rejected, long skipped) {

    /** Share of the accepted among those told of, 0 to 1; not a number if there are none. */
    public double share() {
        return accepted + rejected == 0 ? Double.NaN : (double) accepted / (accepted + rejected);
    }

    /** Where the share lies with 95% confidence, after Wilson. */
    public Interval interval() {
        return Interval.wilson(accepted, accepted + rejected);
    }
}
