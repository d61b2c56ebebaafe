package io.spatialforge.pipeline.audit;

import io.spatialforge.audit.AuditReport;
import io.spatialforge.audit.Reach;
import io.spatialforge.core.claim.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Precision against coverage for values of a margin. Coverage is the share of what truth can decide that is asked about.
 *
 * @param margin as configurations spell it
 * @param own the value that the run was made with
 * @param points by value, the smallest first
 */
public record SweepReport(String margin, double own, List<Point> points) {

    public SweepReport {
        points = List.copyOf(points);
    }

    /** What came of one value. */
    public record Point(double value, AuditReport report) {

        /** The score of a task; null where it gave no pair. */
        public AuditReport.@Nullable Score score(Task task) {
            for (AuditReport.Row row : report.tasks()) {
                if (row.task() == task) {
                    return row.score();
                }
            }
            return null;
        }

        /** How many relations of a task truth can decide. */
        public long decidable(Task task) {
            return report.reach().stream()
                    .filter(r -> r.kind().task() == task)
                    .mapToLong(Reach::decidable)
                    .sum();
        }

        /** How many of them were asked about. */
        public long asked(Task task) {
            return report.reach().stream()
                    .filter(r -> r.kind().task() == task)
                    .mapToLong(Reach::asked)
                    .sum();
        }

        /** Share of what is decidable that was asked about, 0 to 1; 0 where nothing is decidable. */
        public double coverage(Task task) {
            return decidable(task) == 0 ? 0 : (double) asked(task) / decidable(task);
        }

        private long asked(List<Task> tasks) {
            return tasks.stream().mapToLong(this::asked).sum();
        }
    }

    /**
     * The tasks of which the margin changes anything that truth can judge; none if the run has nothing it bears on. Of one
     * value, all tasks that the run has.
     */
    public List<Task> tasks() {
        List<Task> changed = new ArrayList<>();
        for (Task task : Task.values()) {
            if (points.size() == 1 && points.getFirst().score(task) != null) {
                changed.add(task);
            } else if (points.stream()
                            .map(p -> p.score(task))
                            .map(s -> s == null ? List.of() : List.of(s.total(), s.right(), s.judged()))
                            .distinct()
                            .count()
                    > 1) {
                changed.add(task);
            }
        }
        return changed;
    }

    /**
     * The value with the most coverage at which the lower end of the 95% interval of every task it bears on is as wanted;
     * null if none reaches it. The lower end, because a precision of 100% of twelve pairs promises nothing.
     */
    public @Nullable Point sure(double wanted) {
        return most(wanted, score -> score.interval().low());
    }

    /** The same by the precision that was found, with no allowance for chance. */
    public @Nullable Point found(double wanted) {
        return most(wanted, AuditReport.Score::precision);
    }

    private @Nullable Point most(double wanted, ToDoubleFunction<AuditReport.Score> measure) {
        List<Task> tasks = tasks();
        Point best = null;
        for (Point point : points) {
            boolean reaches = !tasks.isEmpty();
            for (Task task : tasks) {
                AuditReport.Score score = point.score(task);
                reaches &= score != null && score.judged() > 0 && measure.applyAsDouble(score) >= wanted;
            }
            if (reaches && (best == null || point.asked(tasks) > best.asked(tasks))) {
                best = point;
            }
        }
        return best;
    }

    /**
     * How many places, all of whose pairs are right, it takes for the lower end to be as wanted: Wilson's interval of n
     * right out of n begins at n / (n + 1.96²).
     */
    public static long placesNeeded(double wanted) {
        return (long) Math.ceil(1.959963984540054 * 1.959963984540054 * wanted / (1 - wanted));
    }

    /** A table for people, with the line to put into a configuration. */
    public String toText(double wanted) {
        return SweepText.of(this, wanted);
    }

    /** One JSON object. */
    public String toJson(double wanted) {
        return SweepText.json(this, wanted);
    }
}
