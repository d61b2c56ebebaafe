package io.spatialforge.viewer.review;

import io.spatialforge.audit.Interval;
import io.spatialforge.core.claim.Task;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What people said of a task, pair by pair: a pair that several voted on counts once, as most of them said.
 *
 * @param accepted pairs
 * @param rejected pairs, the contested ones with them
 * @param contested pairs that as many accepted as rejected: they count as rejected, for they are not beyond doubt
 * @param skipped pairs that were skipped by all who saw them
 * @param reasons how many votes rejected for which reason
 */
public record TaskVotes(
        Task task, long accepted, long rejected, long contested, long skipped, SortedMap<Objection, Long> reasons) {

    public TaskVotes {
        reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
    }

    /** Pairs that were accepted or rejected. */
    public long decided() {
        return accepted + rejected;
    }

    /** Share of the accepted among the decided, 0 to 1; not a number if none was decided. */
    public double share() {
        return decided() == 0 ? Double.NaN : (double) accepted / decided();
    }

    /** Where the share lies with 95% confidence, after Wilson. */
    public Interval interval() {
        return Interval.wilson(accepted, decided());
    }

    /** The reasons in one line, the most frequent first, as in {@code wrong-answer 2, silly 1}. */
    public String why() {
        return String.join(
                ", ",
                reasons.entrySet().stream()
                        .sorted(Map.Entry.<Objection, Long>comparingByValue().reversed())
                        .map(entry -> entry.getKey().id() + " " + entry.getValue())
                        .toList());
    }
}
