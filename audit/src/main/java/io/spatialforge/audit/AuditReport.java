package io.spatialforge.audit;

import io.spatialforge.core.claim.Task;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * How right a run is.
 *
 * @param notes what a reader must know before the figures, in sentences
 * @param rows by task and form, in the order of the tasks and of the forms' names
 * @param tasks each task over all of its forms
 * @param all all pairs together
 * @param reach of what truth can decide, how much was asked about; empty where the run's photographs were not handed over
 * @param yields what came of each task in the run, by its own books; empty where they were not handed over
 * @param wrong the first of the wrong pairs, at most {@link #MAX_WRONG}, in the order of the pairs
 */
@API(status = API.Status.EXPERIMENTAL)
public record AuditReport(
        List<String> notes,
        List<Row> rows,
        List<Row> tasks,
        Score all,
        List<Reach> reach,
        List<Yield> yields,
        List<WrongPair> wrong) {

    /** Longest list of wrong pairs. */
    public static final int MAX_WRONG = 200;

    /** The form of a row over all forms of its task. */
    public static final String ALL_FORMS = "";

    public AuditReport {
        notes = List.copyOf(notes);
        rows = List.copyOf(rows);
        tasks = List.copyOf(tasks);
        reach = List.copyOf(reach);
        yields = List.copyOf(yields);
        wrong = List.copyOf(wrong);
    }

    /** The same report beside what came of each task by the run's books. */
    public AuditReport withYields(List<Yield> ofTheRun) {
        return new AuditReport(notes, rows, tasks, all, reach, ofTheRun, wrong);
    }

    /**
     * A score of one form of one task.
     *
     * @param form {@link #ALL_FORMS} for the task as a whole
     */
    public record Row(Task task, String form, Score score) {}

    /**
     * Counts of outcomes.
     *
     * @param total pairs
     * @param share right of those judged, by places
     * @param contested right ones that a narrow reading could argue about
     * @param nearMisses wrong ones that a lenient reading would call right
     * @param notJudged pairs truth can't judge, by why
     */
    public record Score(long total, Share share, long contested, long nearMisses, Map<Gap, Long> notJudged) {

        public Score {
            notJudged = Collections.unmodifiableMap(
                    notJudged.isEmpty() ? new EnumMap<>(Gap.class) : new EnumMap<>(notJudged));
        }

        /** Pairs that truth can judge. */
        public long judged() {
            return share.of();
        }

        public long right() {
            return share.right();
        }

        public long wrong() {
            return share.of() - share.right();
        }

        /** Share of the judged that are right, 0 to 1; not a number if none were judged. */
        public double precision() {
            return share.value();
        }

        /** The same by the lenient reading. */
        public double lenientPrecision() {
            return judged() == 0 ? Double.NaN : (double) (right() + nearMisses) / judged();
        }

        /** Where the precision lies with 95% confidence, pairs of one place not being independent. */
        public Interval interval() {
            return share.interval();
        }

        /** Share of the pairs that were judged, 0 to 1; not a number if there are none. */
        public double coverage() {
            return total == 0 ? Double.NaN : (double) judged() / total;
        }
    }

    /** A pair that is wrong, with what a person needs to look it up. */
    public record WrongPair(
            String id, Task task, String form, String image, String question, String answer, String why) {}

    /** A table of fixed width for people. */
    public String toText() {
        return ReportText.of(this);
    }

    /** One JSON object: rows, totals and the wrong pairs. */
    public String toJson() {
        return ReportJson.of(this);
    }

    /**
     * The report that {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if the text is no such report
     */
    public static AuditReport ofJson(String json) {
        return ReportJsonReader.read(json);
    }
}
