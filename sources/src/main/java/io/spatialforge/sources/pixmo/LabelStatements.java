package io.spatialforge.sources.pixmo;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.sources.pixmo.PixmoRows.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that sound rows say of one label in one image, weighed against each other.
 *
 * <ul>
 *   <li>Rows of pixmo-points that count alike are one statement; rows that count differently leave the label unknown.
 *   <li>What people pointed at, or counted by pointing, is complete: every instance, or none.
 *   <li>A detector's count (pixmo-count) needs a second source. One that people's row confirms adds nothing to it; one that
 *       people's row contradicts leaves the label unknown; alone its points are shown, and never counted.
 *   <li>Points of explanations are instances, never all of them. Where people pointed at all instances they are the same
 *       again; where people found none, the label is unknown.
 * </ul>
 */
final class LabelStatements {

    /** People's own way of collecting first, then whichever points come first, wherever the row stands. */
    private static final Comparator<Row> BY_CONTENT =
            Comparator.comparing((Row row) -> !row.people()).thenComparing(Row::byPoints);

    private final String label;
    private final List<Row> people = new ArrayList<>(1);
    private final List<Row> detector = new ArrayList<>(0);
    private final List<Row> explained = new ArrayList<>(0);

    LabelStatements(String label) {
        this.label = label;
    }

    /** What is known of the label. */
    enum Standing {
        /** Every instance is shown, and there is at least one. */
        COMPLETE,
        /** There is none. */
        ABSENT,
        /** Instances that only a detector saw. */
        DETECTED,
        /** Some instances, or nothing. */
        OPEN
    }

    /**
     * @param shown rows whose points are instances
     */
    record Outcome(Standing standing, List<Row> shown) {}

    /** Hears what is left out. */
    @FunctionalInterface
    interface Drops {
        void drop(Row row, Reason reason, @Nullable String detail);
    }

    String label() {
        return label;
    }

    void add(Row row) {
        switch (row.role()) {
            case POINTS -> people.add(row);
            case COUNT -> detector.add(row);
            case EXPLANATIONS -> explained.add(row);
            case CAPTIONS -> throw new IllegalArgumentException("a caption says nothing of one label");
        }
    }

    Outcome weigh(Drops drops) {
        Row byPeople = agreed(people, drops);
        Row byDetector = agreed(detector, drops);
        boolean peopleDisagree = byPeople == null && !people.isEmpty();
        if (byDetector != null && peopleDisagree) {
            drops.drop(byDetector, Reason.ROWS_DISAGREE, "people's rows count differently");
            byDetector = null;
        }
        if (byPeople != null && byDetector != null && byPeople.count() != byDetector.count()) {
            String detail = "people count " + byPeople.count() + ", a detector " + byDetector.count();
            drops.drop(byPeople, Reason.ROWS_DISAGREE, detail);
            drops.drop(byDetector, Reason.ROWS_DISAGREE, detail);
            byPeople = null;
            byDetector = null;
        }
        if (byPeople != null && byPeople.count() == 0 && !explained.isEmpty()) {
            drops.drop(byPeople, Reason.ROWS_DISAGREE, "count 0, and somebody points at one");
            for (Row row : explained) {
                drops.drop(row, Reason.ROWS_DISAGREE, "somebody counts 0");
            }
            return new Outcome(Standing.OPEN, List.of());
        }
        if (byPeople != null && (byPeople.people() || byDetector != null)) {
            for (Row row : explained) {
                drops.drop(row, Reason.ROW_DUPLICATE, "every instance is pointed at in another row");
            }
            return byPeople.count() == 0
                    ? new Outcome(Standing.ABSENT, List.of())
                    : new Outcome(Standing.COMPLETE, List.of(byPeople));
        }
        List<Row> shown = new ArrayList<>(explained);
        if (byPeople != null) {
            if (byPeople.count() == 0) {
                drops.drop(byPeople, Reason.COUNT_UNCONFIRMED, "count 0, and how it was collected is not said");
            } else {
                shown.add(byPeople);
            }
        }
        if (byDetector == null) {
            return new Outcome(Standing.OPEN, shown);
        }
        if (byDetector.count() == 0 || !shown.isEmpty()) {
            drops.drop(byDetector, Reason.COUNT_UNCONFIRMED, "count " + byDetector.count());
            return new Outcome(Standing.OPEN, shown);
        }
        return new Outcome(Standing.DETECTED, List.of(byDetector));
    }

    /** The row to go by where all count alike, whichever came first; null where there is none, or they differ. */
    private static @Nullable Row agreed(List<Row> rows, Drops drops) {
        if (rows.isEmpty()) {
            return null;
        }
        Row least = rows.getFirst();
        if (rows.size() == 1) {
            return least;
        }
        boolean alike = true;
        for (Row row : rows) {
            alike &= row.count() == least.count();
            least = BY_CONTENT.compare(row, least) < 0 ? row : least;
        }
        for (Row row : rows) {
            if (!alike) {
                drops.drop(row, Reason.ROWS_DISAGREE, "count " + row.count() + " of " + rows.size() + " rows");
            } else if (row != least) {
                drops.drop(row, Reason.ROW_DUPLICATE, null);
            }
        }
        return alike ? least : null;
    }
}
