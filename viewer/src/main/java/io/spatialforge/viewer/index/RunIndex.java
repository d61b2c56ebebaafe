package io.spatialforge.viewer.index;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Finds pairs and drops of a finished run. It is there at once and fills up in the background; what is asked before it is
 * whole is answered of what is indexed so far, of which each {@link Slice} tells how much it is. Safe for several threads.
 */
public interface RunIndex extends Closeable {

    /** By what pairs can be told apart. */
    enum PairField {
        TASK,
        FORM,
        SPLIT,
        SOURCE,
        LABEL,
        ANSWER,
        VERDICT
    }

    /** By what drops can be told apart. */
    enum DropField {
        STAGE,
        UNIT,
        REASON,
        SOURCE
    }

    /** Which part of the run is indexed, 0 to 1. */
    double indexed();

    /**
     * Pairs in the order of the run.
     *
     * @param from number of the first within what the filter lets through, from 0
     * @param most 1 to 1000
     */
    Slice<PairRow> pairs(PairFilter filter, long from, int most) throws IOException;

    /** Drops in the order of the run; as {@link #pairs}. */
    Slice<DropRow> drops(DropFilter filter, long from, int most) throws IOException;

    /** The pair of an id. */
    Optional<PairRow> pair(String id) throws IOException;

    /** The drop of a number. */
    Optional<DropRow> drop(long number) throws IOException;

    /** The pair of all that the filter lets through that comes before (-1) or after (1) one of them, by its number. */
    Optional<PairRow> beside(PairFilter filter, long number, int step) throws IOException;

    /** The drop before or after one; as for pairs. */
    Optional<DropRow> beside(DropFilter filter, long number, int step) throws IOException;

    /**
     * The most frequent values of a field, of what the rest of the filter lets through.
     *
     * @param most how many values
     */
    List<Facet> facets(PairFilter filter, PairField field, int most) throws IOException;

    /** As for pairs. */
    List<Facet> facets(DropFilter filter, DropField field, int most) throws IOException;

    @Override
    void close();
}
