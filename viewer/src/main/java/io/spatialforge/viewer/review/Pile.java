package io.spatialforge.viewer.review;

import io.spatialforge.viewer.index.PairRow;
import java.util.List;
import java.util.Set;

/**
 * Pairs of a task, or of all, that a reviewer goes through.
 *
 * @param name of the task
 * @param done those that the reviewer voted on
 * @param of all of them
 * @param address of the review of these alone
 * @param chosen whether it is those that are shown
 */
public record Pile(String name, long done, long of, String address, boolean chosen) {

    /**
     * @param seat at which it is gone through
     * @param taken the seat at which the reviewer is
     */
    static Pile of(String name, Seat seat, Seat taken, List<PairRow> order, Set<String> voted) {
        long all = 0;
        long done = 0;
        for (PairRow row : order) {
            if (seat.shows(row)) {
                all++;
                done += voted.contains(row.id()) ? 1 : 0;
            }
        }
        return new Pile(name, done, all, seat.at(ReviewPages.PATH), seat.equals(taken));
    }
}
