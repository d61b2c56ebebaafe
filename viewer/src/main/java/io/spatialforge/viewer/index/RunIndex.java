package io.spatialforge.viewer.index;

import io.spatialforge.core.claim.Task;
import io.spatialforge.pipeline.FinishedRun;
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

    /**
     * Opens the index of a run, without waiting for anything: tables are made in the background, where there are none of the
     * run as it is now, and kept in its folder ({@code work/viewer}), or where that can't be written for as long as the index
     * is open. Several processes may have the index of a run open at a time.
     */
    static RunIndex open(FinishedRun run) {
        return LiveIndex.open(run);
    }

    /** Which part of the run is indexed, 0 to 1; 1 once the tables are where the next opening finds them. */
    double indexed();

    /** Why indexing stopped before the end, for people; none where it goes on or is through. */
    Optional<String> trouble();

    /**
     * Pairs in the order of the run.
     *
     * @param from number of the first within what the filter lets through, from 0
     * @param most 1 to 1000
     */
    Slice<PairRow> pairs(PairFilter filter, long from, int most) throws IOException;

    /** Drops in the order of the run; as {@link #pairs}. */
    Slice<DropRow> drops(DropFilter filter, long from, int most) throws IOException;

    /** The pair of an id; also one that is not indexed yet, for which lines are searched. */
    Optional<PairRow> pair(String id) throws IOException;

    /** The drop of a number; also one that is not indexed yet. */
    Optional<DropRow> drop(long number) throws IOException;

    /**
     * The pair that comes before (-1) or after (1) another one, among those that the filter lets through.
     *
     * @param number of the other, whether or not the filter lets it through
     * @param step -1 or 1
     */
    Optional<PairRow> beside(PairFilter filter, long number, int step) throws IOException;

    /** The drop before or after one; as for pairs. */
    Optional<DropRow> beside(DropFilter filter, long number, int step) throws IOException;

    /**
     * The most frequent values of a field, of what the rest of the filter lets through.
     *
     * @param most how many values
     */
    List<Facet> facets(PairFilter filter, PairField field, int most) throws IOException;

    /**
     * Pairs of a task that chance chose, the same ones for the same seed; another seed chooses others. More of them begin with
     * the same ones.
     *
     * @param most at least 1; that many rows are held in memory
     * @return empty until all of the run is indexed, for what chance chooses depends on all
     */
    Optional<List<PairRow>> drawn(Task task, long seed, int most) throws IOException;

    /** As for pairs. */
    List<Facet> facets(DropFilter filter, DropField field, int most) throws IOException;

    @Override
    void close();
}
