package io.spatialforge.viewer.index;

import java.util.List;

/**
 * Some of what a filter lets through.
 *
 * @param from number of the first within all that it lets through, from 0
 * @param total how many it lets through, of what is indexed so far
 * @param indexed which part of the run is indexed, 0 to 1; at 1 the total is final
 */
public record Slice<T>(List<T> rows, long from, long total, double indexed) {

    public Slice {
        rows = List.copyOf(rows);
    }
}
