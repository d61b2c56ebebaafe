package io.spatialforge.viewer.review;

import io.spatialforge.audit.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What votes come to, as text and as JSON. */
public final class TallyText {

    private static final List<Cast.State> NOT_COUNTED =
            List.of(Cast.State.CHANGED, Cast.State.GONE, Cast.State.UNDONE, Cast.State.REPLACED);

    private TallyText() {}

    /** For people at a terminal. */
    public static String text(Tally tally) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%-12s %9s %9s %8s  %-17s %8s%n",
                "task",
                "accepted",
                "rejected",
                "valid",
                "95% interval",
                "skipped"));
        for (TaskVotes task : tally.tasks()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-12s %,9d %,9d %8s  %-17s %,8d%n",
                    task.task().id(),
                    task.accepted(),
                    task.rejected(),
                    task.decided() == 0 ? "-" : percent(task.share()),
                    task.decided() == 0 ? "-" : between(task.interval()),
                    task.skipped()));
        }
        for (TaskVotes task : tally.tasks()) {
            if (!task.reasons().isEmpty()) {
                text.append("%s was rejected for: %s%n".formatted(task.task().id(), task.why()));
            }
        }
        notes(tally).forEach(note -> text.append(note).append(System.lineSeparator()));
        return text.toString();
    }

    /** What else there is to say of votes, each a sentence. */
    public static List<String> notes(Tally tally) {
        List<String> notes = new ArrayList<>();
        long contested = tally.tasks().stream().mapToLong(TaskVotes::contested).sum();
        if (contested > 0) {
            notes.add("Accepted by as many as rejected them, which counts as rejected: %,d.".formatted(contested));
        }
        Agreement agreement = tally.agreement();
        if (agreement.pairs() > 0) {
            notes.add("Pairs that several decided on: %,d; all said the same of %,d: %s (%s)%s."
                    .formatted(
                            agreement.pairs(),
                            agreement.agreed(),
                            percent(agreement.share()),
                            between(agreement.interval()),
                            Double.isNaN(agreement.alpha())
                                    ? ""
                                    : String.format(Locale.ROOT, "; Krippendorff's alpha %.2f", agreement.alpha())));
        }
        for (Cast.State state : NOT_COUNTED) {
            long count = tally.count(state);
            if (count > 0) {
                notes.add("Not counted: %,d %s that %s."
                        .formatted(
                                count,
                                count == 1 ? "vote" : "votes",
                                count == 1
                                        ? state.said()
                                        : state.said()
                                                .replaceFirst("^is ", "are ")
                                                .replaceFirst("^was ", "were ")));
            }
        }
        if (!tally.broken().isEmpty()) {
            notes.add(
                    ("Passed over: what is no vote, as a line that a killed process left unfinished (%s %s of the file of"
                                    + " votes).")
                            .formatted(
                                    tally.broken().size() == 1 ? "line" : "lines",
                                    String.join(
                                            ", ",
                                            tally.broken().stream()
                                                    .map(String::valueOf)
                                                    .toList())));
        }
        return notes;
    }

    /** One JSON object. */
    public static String json(Tally tally) {
        Map<String, Object> json = new LinkedHashMap<>();
        Map<String, Object> tasks = new LinkedHashMap<>();
        tally.tasks().forEach(task -> tasks.put(task.task().id(), task(task)));
        json.put("tasks", tasks);
        Map<String, Object> reviewers = new LinkedHashMap<>();
        for (ReviewerVotes reviewer : tally.reviewers()) {
            Map<String, Object> of = new LinkedHashMap<>();
            of.put("accepted", reviewer.accepted());
            of.put("rejected", reviewer.rejected());
            of.put("skipped", reviewer.skipped());
            of.put("median_seconds", reviewer.seconds());
            reviewers.put(reviewer.reviewer(), of);
        }
        json.put("reviewers", reviewers);
        Agreement agreement = tally.agreement();
        Map<String, Object> agreed = new LinkedHashMap<>();
        agreed.put("pairs", agreement.pairs());
        agreed.put("agreed", agreement.agreed());
        if (agreement.pairs() > 0) {
            agreed.put("share", agreement.share());
            agreed.put("interval95", interval(agreement.interval()));
        }
        if (!Double.isNaN(agreement.alpha())) {
            agreed.put("krippendorff_alpha", agreement.alpha());
        }
        json.put("agreement", agreed);
        json.put(
                "rejected_pairs",
                tally.rejected().stream().map(RejectedPair::id).toList());
        Map<String, Object> votes = new LinkedHashMap<>();
        for (Cast.State state : Cast.State.values()) {
            votes.put(state.id(), tally.count(state));
        }
        json.put("votes", votes);
        json.put("broken_lines", tally.broken());
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }

    private static Map<String, Object> task(TaskVotes task) {
        Map<String, Object> of = new LinkedHashMap<>();
        of.put("accepted", task.accepted());
        of.put("rejected", task.rejected());
        of.put("contested", task.contested());
        of.put("skipped", task.skipped());
        if (task.decided() > 0) {
            of.put("valid", task.share());
        }
        of.put("interval95", interval(task.interval()));
        Map<String, Object> reasons = new LinkedHashMap<>();
        task.reasons().forEach((reason, count) -> reasons.put(reason.id(), count));
        of.put("reasons", reasons);
        return of;
    }

    private static List<Double> interval(Interval interval) {
        return List.of(interval.low(), interval.high());
    }

    /** As in {@code 93.0%}. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }

    /** As in {@code 81.4% to 97.6%}. */
    public static String between(Interval interval) {
        return percent(interval.low()) + " to " + percent(interval.high());
    }
}
