package io.spatialforge.pipeline.audit;

import io.spatialforge.audit.AuditReport.Score;
import io.spatialforge.audit.Interval;
import io.spatialforge.core.claim.Task;
import io.spatialforge.pipeline.audit.SweepReport.Point;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A sweep for people, and for machines. */
final class SweepText {

    private static final String FORMAT = "%-12s %10s  %8s %8s %8s %8s %10s %17s %10s %9s%n";

    private SweepText() {}

    static String of(SweepReport sweep, double wanted) {
        StringBuilder out = new StringBuilder();
        List<Task> tasks = sweep.tasks();
        if (tasks.isEmpty()) {
            return ("The margin %s changes nothing of what truth can judge in this run, at %d values from %s to %s.%n"
                            + "%s%n")
                    .formatted(
                            sweep.margin(),
                            sweep.points().size(),
                            number(sweep.points().getFirst().value()),
                            number(sweep.points().getLast().value()),
                            String.join(" ", sweep.points().getFirst().report().notes()));
        }
        add(
                out,
                "task",
                sweep.margin(),
                "pairs",
                "judged",
                "places",
                "right",
                "precision",
                "95% interval",
                "asked",
                "coverage");
        for (Task task : tasks) {
            for (Point point : sweep.points()) {
                Score score = point.score(task);
                String value = (point.value() == sweep.own() ? "* " : "") + number(point.value());
                if (score == null) {
                    add(out, task.id(), value, 0, 0, 0, 0, "-", "-", point.asked(task), "0.0%");
                    continue;
                }
                Interval interval = score.interval();
                add(
                        out,
                        task.id(),
                        value,
                        score.total(),
                        score.judged(),
                        score.share().clusters(),
                        score.right(),
                        percent(score.precision()),
                        score.judged() == 0 ? "-" : percent(interval.low()) + " – " + percent(interval.high()),
                        point.asked(task),
                        String.format(Locale.ROOT, "%.1f%%", 100 * point.coverage(task)));
            }
            out.append('\n');
        }
        out.append("* as the run was made. Coverage: share of what truth can decide that is asked about. ")
                .append(String.join(" ", sweep.points().getFirst().report().notes()))
                .append("\n\n");
        advice(out, sweep, wanted);
        return out.toString();
    }

    private static void advice(StringBuilder out, SweepReport sweep, double wanted) {
        Point sure = sweep.sure(wanted);
        Point found = sweep.found(wanted);
        if (sure != null) {
            out.append(
                    "For a precision of %s, taking the lower end of the interval (the most coverage that reaches it):%n%n%s%n"
                            .formatted(percent(wanted), line(sweep, sure)));
        } else {
            out.append(("No value has a lower end of the interval of %s; that takes %,d places without a wrong pair.%n")
                    .formatted(percent(wanted), SweepReport.placesNeeded(wanted)));
            out.append(
                    found == null
                            ? "Nor is the precision itself as high at any value.%n".formatted()
                            : "By the precision itself, with no allowance for chance, the most coverage that reaches it has%n%n%s%n"
                                    .formatted(line(sweep, found)));
        }
        if (sure != null || found != null) {
            out.append("\nIt was chosen on the pairs that it is measured on: other photographs decide.\n");
        }
    }

    /** What to write into a configuration. */
    static String line(SweepReport sweep, Point point) {
        return "margins: {%s: %s}".formatted(sweep.margin(), number(point.value()));
    }

    static String json(SweepReport sweep, double wanted) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", 1);
        json.put("margin", sweep.margin());
        json.put("own", sweep.own());
        json.put("wanted", wanted);
        List<Map<String, Object>> points = new ArrayList<>();
        for (Task task : sweep.tasks()) {
            for (Point point : sweep.points()) {
                points.add(point(point, task));
            }
        }
        json.put("points", points);
        json.put("by_lower_end", choice(sweep, sweep.sure(wanted)));
        json.put("by_precision", choice(sweep, sweep.found(wanted)));
        return JsonMapper.shared().writeValueAsString(json);
    }

    private static Map<String, Object> point(Point point, Task task) {
        Map<String, Object> row = new LinkedHashMap<>();
        Score score = point.score(task);
        row.put("task", task.id());
        row.put("value", point.value());
        row.put("total", score == null ? 0 : score.total());
        row.put("judged", score == null ? 0 : score.judged());
        row.put("right", score == null ? 0 : score.right());
        row.put("places", score == null ? 0 : score.share().clusters());
        row.put("precision", score == null || score.judged() == 0 ? null : score.precision());
        row.put(
                "interval95",
                score == null
                        ? null
                        : List.of(score.interval().low(), score.interval().high()));
        row.put("decidable", point.decidable(task));
        row.put("asked", point.asked(task));
        return row;
    }

    private static @Nullable Map<String, Object> choice(SweepReport sweep, @Nullable Point point) {
        return point == null ? null : Map.of("value", point.value(), "configuration", line(sweep, point));
    }

    /** Without trailing zeros. */
    static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static void add(StringBuilder out, Object... cells) {
        out.append(String.format(Locale.ROOT, FORMAT, cells));
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }
}
