package io.spatialforge.audit;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.QaPair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How right a run is.
 *
 * @param rows by task and form, in the order of the tasks and of the forms' names
 * @param all all pairs together
 * @param wrong the first of the wrong pairs, at most {@link #MAX_WRONG}, in the order of the pairs
 */
public record AuditReport(List<Row> rows, Score all, List<WrongPair> wrong) {

    /** Longest list of wrong pairs. */
    public static final int MAX_WRONG = 200;

    public AuditReport {
        rows = List.copyOf(rows);
        wrong = List.copyOf(wrong);
    }

    /** A score of one form of one task. */
    public record Row(Task task, String form, Score score) {}

    /**
     * Counts of outcomes.
     *
     * @param total pairs
     * @param right of those judged
     * @param wrong of those judged
     * @param contested right ones that a narrow reading could argue about
     * @param nearMisses wrong ones that a lenient reading would call right
     * @param notJudged pairs truth can't judge, by why
     */
    public record Score(long total, long right, long wrong, long contested, long nearMisses, Map<Gap, Long> notJudged) {

        public Score {
            notJudged = Collections.unmodifiableMap(
                    notJudged.isEmpty() ? new EnumMap<>(Gap.class) : new EnumMap<>(notJudged));
        }

        /** Pairs that truth can judge. */
        public long judged() {
            return right + wrong;
        }

        /** Share of the judged that are right, 0 to 1; not a number if none were judged. */
        public double precision() {
            return judged() == 0 ? Double.NaN : (double) right / judged();
        }

        /** The same by the lenient reading. */
        public double lenientPrecision() {
            return judged() == 0 ? Double.NaN : (double) (right + nearMisses) / judged();
        }

        /** Where the precision lies with 95% confidence. */
        public Interval interval() {
            return Interval.wilson(right, judged());
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

    /** Counts outcomes while pairs stream through. */
    static final class Tally {
        private final Map<Task, Map<String, Counts>> rows = new EnumMap<>(Task.class);
        private final Counts all = new Counts();
        private final List<WrongPair> wrong = new ArrayList<>();

        void add(QaPair pair, Outcome outcome) {
            Task task = pair.claim().task();
            String form = pair.phrased().form();
            rows.computeIfAbsent(task, t -> new TreeMap<>())
                    .computeIfAbsent(form, f -> new Counts())
                    .add(outcome);
            all.add(outcome);
            if (outcome instanceof Outcome.Wrong w && wrong.size() < MAX_WRONG) {
                String file = pair.image().file();
                wrong.add(new WrongPair(
                        pair.id(),
                        task,
                        form,
                        file == null ? pair.image().id() : file,
                        pair.phrased().question(),
                        pair.phrased().answer(),
                        w.why()));
            }
        }

        AuditReport report() {
            List<Row> list = new ArrayList<>();
            rows.forEach(
                    (task, forms) -> forms.forEach((form, counts) -> list.add(new Row(task, form, counts.score()))));
            return new AuditReport(list, all.score(), wrong);
        }
    }

    private static final class Counts {
        private final Map<Gap, Long> notJudged = new EnumMap<>(Gap.class);
        private long total;
        private long right;
        private long wrong;
        private long contested;
        private long nearMisses;

        void add(Outcome outcome) {
            total++;
            switch (outcome) {
                case Outcome.Right r -> {
                    right++;
                    contested += r.contested() ? 1 : 0;
                }
                case Outcome.Wrong w -> {
                    wrong++;
                    nearMisses += w.nearMiss() ? 1 : 0;
                }
                case Outcome.NotJudged n -> notJudged.merge(n.gap(), 1L, Long::sum);
            }
        }

        Score score() {
            return new Score(total, right, wrong, contested, nearMisses, notJudged);
        }
    }
}
