package io.spatialforge.viewer.report;

import io.spatialforge.audit.AuditReport;
import io.spatialforge.audit.Interval;
import io.spatialforge.pipeline.audit.KeptAudit;
import io.spatialforge.viewer.chart.NumberStyle;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Whether the data are good, in five lines: how much there is, whether it is right, whether it can be guessed, what was left
 * out, and what to do next.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class Gist {

    /** Pairs of which surely more than this share is right are taken for good, and surely less for bad. */
    static final double RIGHT = 0.95;

    /** Of what the mix wants of a task, so much is taken for enough. */
    private static final double ENOUGH = 0.9;

    /** Of what was read, a share left out that is worth telling. */
    private static final double TOLD = 0.005;

    /** Of fewer pairs little can be told, and little is learnt. */
    private static final long FEW = 1_000;

    /** A judge that agrees with fewer pairs than that leaves out so many that one should know why. */
    private static final double AGREEMENT = 0.8;

    private final ReportFigures figures;
    private final List<String> next = new ArrayList<>();

    private Gist(ReportFigures figures) {
        this.figures = figures;
    }

    /** How it looks. */
    public enum Mark {
        GOOD("good", "✓"),
        LOOK("look", "!"),
        BAD("bad", "✗"),
        UNKNOWN("not known", "?"),
        TOLD("", "");

        private final String id;
        private final String sign;

        Mark(String id, String sign) {
            this.id = id;
            this.sign = sign;
        }

        /** In a word; empty for what is neither good nor bad. */
        public String id() {
            return id;
        }

        /** The same as a sign. */
        public String sign() {
            return sign;
        }
    }

    /**
     * @param asked what a curator asks
     * @param section the part of the page that tells more, by its id
     */
    public record Line(String asked, Mark mark, String said, String section) {

        /** What is said, in pieces: what stands between two backticks is to be typed. */
        public List<Piece> pieces() {
            List<Piece> pieces = new ArrayList<>();
            String[] parts = said.split("`", -1);
            for (int i = 0; i < parts.length; i++) {
                pieces.add(new Piece(parts[i], i % 2 == 1));
            }
            return pieces;
        }
    }

    /**
     * @param code whether it is to be typed
     */
    public record Piece(String text, boolean code) {}

    static List<Line> of(ReportFigures figures) {
        Gist gist = new Gist(figures);
        List<Line> lines = new ArrayList<>();
        lines.add(gist.enough());
        if (figures.pairs().pairs() > 0) {
            lines.add(gist.right());
            lines.add(gist.guessed());
        }
        lines.add(gist.leftOut());
        lines.add(gist.next());
        return lines;
    }

    private Line enough() {
        PairFigures pairs = figures.pairs();
        if (pairs.pairs() == 0) {
            next.add(
                    "look where images, regions and claims were left out, and at one image: `spatialforge explain RUN --image"
                            + " IMAGE_ID`");
            return new Line("How much is there?", Mark.BAD, "Not one pair was kept.", "stages");
        }
        List<String> none = new ArrayList<>();
        List<String> few = new ArrayList<>();
        for (TaskRow row : figures.tasks()) {
            if (row.kept() == 0 && (!row.hasMix() || row.wanted() > 0)) {
                none.add(row.task());
            } else if (row.hasMix() && row.kept() < ENOUGH * row.wanted()) {
                few.add("%s (%,d of %,d)".formatted(row.task(), row.kept(), row.wanted()));
            }
        }
        String said = "%,d verified pairs of %,d images, %s of questions in %s."
                .formatted(
                        pairs.pairs(),
                        pairs.images(),
                        Sentences.counted(forms(), "form", "forms"),
                        Sentences.counted(pairs.tasks().size(), "task", "tasks"));
        if (!none.isEmpty()) {
            said += " None of %s.".formatted(Sentences.and(none));
        }
        if (!few.isEmpty()) {
            said += " Fewer than the mix wants of %s.".formatted(Sentences.and(few));
        }
        if (pairs.pairs() < FEW) {
            said += " With fewer than %,d, shares and balance tell little.".formatted(FEW);
        }
        if (!none.isEmpty() || !few.isEmpty()) {
            next.add("see below why tasks are missing or short");
        }
        return new Line(
                "How much is there?",
                none.isEmpty() && few.isEmpty() && pairs.pairs() >= FEW ? Mark.GOOD : Mark.LOOK,
                said,
                "by-task");
    }

    private int forms() {
        return figures.pairs().tasks().values().stream()
                .mapToInt(task -> task.forms().size())
                .sum();
    }

    private Line right() {
        List<String> said = new ArrayList<>();
        Mark mark = Mark.UNKNOWN;
        KeptAudit audit = figures.audit();
        if (audit != null && audit.report().all().judged() > 0) {
            AuditReport.Score all = audit.report().all();
            said.add("Held against truth, %,d of %,d pairs are right: %s%s."
                    .formatted(
                            all.right(), all.judged(), share(all.precision(), all.interval()), lowest(audit.report())));
            mark = mark(all.interval());
            if (all.wrong() > 0) {
                next.add("read the wrong pairs");
            }
        }
        long accepted = 0;
        long rejected = 0;
        for (Validity validity : figures.review()) {
            accepted += validity.accepted();
            rejected += validity.rejected();
        }
        if (accepted + rejected > 0) {
            Interval interval = Interval.wilson(accepted, accepted + rejected);
            said.add("People accepted %,d of %,d: %s."
                    .formatted(
                            accepted, accepted + rejected, share((double) accepted / (accepted + rejected), interval)));
            mark = worse(mark, mark(interval));
        }
        JudgeFigures judged = figures.judged();
        if (judged != null && judged.all().put() > 0) {
            said.add("%s was asked about %,d pairs and agreed with %,d, %s; the others are gone."
                    .formatted(
                            judged.all().model(),
                            judged.all().put(),
                            judged.agreed(),
                            NumberStyle.PERCENT.of(judged.agreement())));
            if (judged.agreement() < AGREEMENT) {
                next.add(
                        "find out who is wrong, the pairs or the judge (docs/judging.md): `spatialforge view RUN` shows what it"
                                + " left out");
            }
        }
        if (mark == Mark.UNKNOWN) {
            said.add("Nobody measured it: every pair was %s, but no truth and no person was asked."
                    .formatted(
                            judged != null && judged.all().described() > 0
                                    ? "read back and derived anew, or is in a model's own words that the judge confirmed"
                                    : "read back and derived anew"));
            next.add("look at a hundred pairs: `spatialforge view RUN --review`");
            next.add("or, where there is truth: `spatialforge audit RUN --truth truth.jsonl`");
        } else if (mark == Mark.LOOK) {
            next.add(
                    "measure more photographs or review more pairs, so that the interval narrows: `spatialforge view RUN --review`");
        }
        return new Line("Is it right?", mark, String.join(" ", said), "right");
    }

    private static String share(double share, Interval interval) {
        return "%s, with 95%% confidence between %s and %s"
                .formatted(
                        NumberStyle.PERCENT.of(share),
                        NumberStyle.PERCENT.of(interval.low()),
                        NumberStyle.PERCENT.of(interval.high()));
    }

    private static String lowest(AuditReport report) {
        AuditReport.Row lowest = null;
        for (AuditReport.Row row : report.tasks()) {
            if (row.score().wrong() > 0
                    && (lowest == null
                            || row.score().precision() < lowest.score().precision())) {
                lowest = row;
            }
        }
        return lowest == null
                ? ""
                : "; least of %s, %s"
                        .formatted(
                                lowest.task().id(),
                                NumberStyle.PERCENT.of(lowest.score().precision()));
    }

    private static Mark mark(Interval interval) {
        return interval.low() >= RIGHT ? Mark.GOOD : interval.high() < RIGHT ? Mark.BAD : Mark.LOOK;
    }

    private static Mark worse(Mark one, Mark other) {
        if (one == Mark.UNKNOWN || one == other) {
            return other;
        }
        return one == Mark.BAD || other == Mark.BAD ? Mark.BAD : Mark.LOOK;
    }

    private Line guessed() {
        GuessGist gist = figures.blind() == null
                ? GuessGist.NONE
                : GuessGist.of(figures.blind().report());
        if (gist.mark() == Mark.BAD || gist.mark() == Mark.LOOK) {
            next.add("balance answers further: more images, or a lower select.tolerance (docs/blind.md)");
        }
        return new Line("Can it be guessed?", gist.mark(), gist.said(), "balance");
    }

    private Line leftOut() {
        List<String> said = new ArrayList<>();
        Mark mark = Mark.TOLD;
        for (String unit : List.of("images", "regions", "claims", "pairs")) {
            Flow flow = figures.flow(unit);
            if (flow.steps().isEmpty()) {
                continue;
            }
            long read = flow.steps().getFirst().read();
            long kept = flow.steps().getLast().kept();
            Flow.Left most = most(flow);
            if (most != null && read - kept >= TOLD * read) {
                said.add("%s of the %s, most because %s"
                        .formatted(NumberStyle.PERCENT.of((double) (read - kept) / read), unit, most.meaning()));
            }
            if (unit.equals("images") && 2 * kept < read) {
                mark = Mark.LOOK;
                next.add("see why more than half of the images were left out");
            }
        }
        String all = said.isEmpty() ? "Nothing, or next to nothing." : String.join("; ", said) + ".";
        return new Line("What was left out?", mark, all, "stages");
    }

    private static Flow.@Nullable Left most(Flow flow) {
        Flow.Left most = null;
        for (Flow.Step step : flow.steps()) {
            for (Flow.Left left : step.left()) {
                most = most == null || left.count() > most.count() ? left : most;
            }
        }
        return most;
    }

    private Line next() {
        if (figures.pairs().pairs() > 0) {
            next.add("%s: `spatialforge export RUN --to qwen3-vl --out DIR`"
                    .formatted(next.isEmpty() ? "export it" : "then export it"));
        }
        String said = String.join("; ", next);
        return new Line(
                "What next?",
                Mark.TOLD,
                said.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + said.substring(1) + ".",
                "pairs");
    }
}
