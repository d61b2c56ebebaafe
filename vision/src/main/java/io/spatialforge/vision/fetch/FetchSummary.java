package io.spatialforge.vision.fetch;

import java.util.Map;

/**
 * What became of a list: listed = fetched + present + repeated + dead.
 *
 * @param listed entries of the list that were looked at
 * @param fetched stored by this run
 * @param present that were stored by an earlier one
 * @param repeated URLs that came before in the list
 * @param dead that could not be had, by reason; reasons without any are left out
 * @param bytes stored by this run
 */
public record FetchSummary(
        long listed, long fetched, long present, long repeated, Map<DeadLink, Long> dead, long bytes) {

    public FetchSummary {
        dead = Map.copyOf(dead);
        long all = fetched
                + present
                + repeated
                + dead.values().stream().mapToLong(n -> n).sum();
        if (all != listed) {
            throw new IllegalStateException(listed + " listed, " + all + " accounted for");
        }
    }

    /** Links that could not be had. */
    public long deadLinks() {
        return dead.values().stream().mapToLong(n -> n).sum();
    }
}
