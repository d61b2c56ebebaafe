package io.spatialforge.viewer.report;

import io.spatialforge.core.claim.Task;
import io.spatialforge.viewer.chart.Bars;
import io.spatialforge.viewer.chart.Chart;
import io.spatialforge.viewer.chart.HeatMap;
import io.spatialforge.viewer.chart.Histogram;
import io.spatialforge.viewer.chart.Intervals;
import io.spatialforge.viewer.chart.NumberStyle;
import io.spatialforge.viewer.chart.RankCurve;
import io.spatialforge.viewer.chart.Scale;
import io.spatialforge.viewer.chart.Shares;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Charts of what pairs are like. */
final class PairCharts {

    private static final int TOP_LABELS = 20;

    private final PairFigures pairs;

    PairCharts(PairFigures pairs) {
        this.pairs = pairs;
    }

    private String share(long count) {
        return share(count, pairs.pairs());
    }

    private static String share(long count, long all) {
        return NumberStyle.PERCENT.of(all == 0 ? Double.NaN : (double) count / all);
    }

    private Bars.Bar bar(String name, long count) {
        return Bars.Bar.of(name, (double) count, "%,d · %s".formatted(count, share(count)));
    }

    private List<Bars.Bar> bars(Map<String, Long> counts) {
        return bars(counts, pairs.pairs());
    }

    private static List<Bars.Bar> bars(Map<String, Long> counts, long all) {
        List<Bars.Bar> bars = new ArrayList<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .forEach(entry -> bars.add(Bars.Bar.of(
                        entry.getKey(),
                        (double) entry.getValue(),
                        "%,d · %s".formatted(entry.getValue(), share(entry.getValue(), all)))));
        return bars;
    }

    /** What is asked: forms, kinds of answer, words, templates. */
    List<Chart> asked() {
        List<Chart> charts = new ArrayList<>();
        List<Bars.Bar> forms = new ArrayList<>();
        pairs.tasks()
                .forEach((task, all) ->
                        all.forms().forEach((form, of) -> forms.add(bar(task + " · " + form, of.pairs()))));
        charts.add(Bars.of(
                "forms",
                "Forms of questions",
                "How many pairs are asked in which way; a form is a kind of question within its task.",
                "pairs",
                forms));
        charts.add(Bars.of(
                "answer-kinds",
                "Kinds of answers",
                "What an answer looks like: a letter of several choices, boxes, a number, yes or no, or words.",
                "pairs",
                bars(pairs.answerKinds())));
        charts.add(Histograms.whole(
                "words",
                "Length of questions",
                "From %s to %s words, half of the questions up to %s."
                        .formatted(
                                Histograms.said(pairs.words().least()),
                                Histograms.said(pairs.words().most()),
                                Histograms.said(Math.floor(pairs.words().quantile(0.5) + 0.5))),
                "words of a question",
                "pairs",
                pairs.words()));
        charts.add(templates());
        return charts;
    }

    /** How evenly the templates of each form are used. */
    private Chart templates() {
        List<Intervals.Row> rows = new ArrayList<>();
        double most = 1.2;
        int all = 0;
        for (Map.Entry<String, PairFigures.OfTask> task : pairs.tasks().entrySet()) {
            for (Map.Entry<String, PairFigures.OfForm> form :
                    task.getValue().forms().entrySet()) {
                Map<String, Long> templates = form.getValue().templates();
                double even = (double) form.getValue().pairs() / templates.size();
                Collection<Long> counts = templates.values();
                double low = java.util.Collections.min(counts) / even;
                double high = java.util.Collections.max(counts) / even;
                all += templates.size();
                most = Math.max(most, high);
                rows.add(new Intervals.Row(
                        task.getKey() + " · " + form.getKey(),
                        "%s · %s to %s"
                                .formatted(
                                        Sentences.counted(templates.size(), "template", "templates"),
                                        NumberStyle.PERCENT.of(low),
                                        NumberStyle.PERCENT.of(high)),
                        1,
                        low,
                        high,
                        Double.NaN));
            }
        }
        return new Intervals(
                "templates",
                "How evenly templates are used",
                "Each form has several wordings, %d in all. 100%% is an even share of the form's pairs; the line goes from"
                                .formatted(all)
                        + " the rarest to the most frequent wording. Forms of few pairs are uneven by chance.",
                "of an even share",
                new Scale.Linear(0, Math.min(4, Math.ceil(most * 2) / 2)),
                "",
                rows);
    }

    /** What it is asked about: labels, places, sizes. */
    List<Chart> about() {
        List<Chart> charts = new ArrayList<>();
        Labels labels = pairs.labels();
        List<Bars.Bar> top = new ArrayList<>();
        for (Labels.Label label :
                labels.top().subList(0, Math.min(TOP_LABELS, labels.top().size()))) {
            top.add(bar(label.name(), label.pairs()));
        }
        charts.add(Bars.of(
                "labels",
                "Most frequent labels",
                "Pairs that are about each label, and of how many of all pairs that is; a pair about two labels counts for"
                        + " both.",
                "pairs",
                top));
        charts.add(ranks(labels));
        charts.add(boxes());
        charts.add(centres());
        return charts;
    }

    private static Chart ranks(Labels labels) {
        List<RankCurve.Point> points = new ArrayList<>();
        int last = labels.ranks().size() - 1;
        for (int i = 0; i <= last; i++) {
            Labels.Ranked ranked = labels.ranks().get(i);
            boolean shown = i == 0 || i == last || i == last / 2;
            points.add(new RankCurve.Point(
                    ranked.rank(),
                    ranked.label().pairs(),
                    Chart.fitted(ranked.label().name(), 130),
                    shown));
        }
        String forgotten = labels.forgotten() == 0
                ? ""
                : " There are more labels than are told apart: %,d mentions of rare ones are missing, and a count may be too"
                                .formatted(labels.forgotten())
                        + " low by up to %,d.".formatted(labels.error());
        return new RankCurve(
                "label-ranks",
                "Labels from the most frequent to the rarest",
                "%,d labels; the %,d most frequent make up half of all mentions, %,d are in one pair only.%s"
                        .formatted(labels.distinct(), labels.half(), labels.once(), forgotten),
                "labels by rank",
                "pairs",
                points);
    }

    private Chart boxes() {
        return Histograms.of(
                "boxes",
                "Sizes of boxes",
                "Of the image's area; half of the boxes cover less than %s."
                        .formatted(NumberStyle.PERCENT.of(pairs.boxes().quantile(0.5))),
                "of the image's area, on a logarithmic axis",
                "boxes",
                NumberStyle.PERCENT,
                pairs.boxes(),
                List.of());
    }

    private Chart centres() {
        long most = 0;
        long all = 0;
        for (long count : pairs.centres()) {
            most = Math.max(most, count);
            all += count;
        }
        return new HeatMap(
                "centres",
                "Where things are in the photograph",
                "Middles of regions by their place in the image, whatever its shape. The darkest field holds %s of them; were"
                                .formatted(NumberStyle.PERCENT.of(all == 0 ? Double.NaN : (double) most / all))
                        + " they spread evenly, each would hold %s."
                                .formatted(NumberStyle.PERCENT.of(1.0 / pairs.centres().length)),
                "regions",
                pairs.centreColumns(),
                pairs.centres());
    }

    /** Numbers that answers rest on. */
    List<Chart> measured() {
        List<Chart> charts = new ArrayList<>();
        if (pairs.counts().count() > 0) {
            charts.add(Histograms.whole(
                    "counts",
                    "Answers of counting questions",
                    "How many there are, in %,d questions."
                            .formatted(pairs.counts().count()),
                    "how many there are",
                    "pairs",
                    pairs.counts()));
        }
        if (!pairs.depthSources().isEmpty()) {
            charts.add(Bars.of(
                    "depth-sources",
                    "What tells near from far",
                    "Pairs about near and far by the depth they rest on, and of how many of them that is; \"boxes\" are cues of the"
                            + " boxes alone.",
                    "pairs",
                    bars(pairs.depthSources(), pairs.pairs(Task.NEAR_FAR.id()))));
        }
        for (PairFigures.OfMeasure measure : pairs.measures()) {
            for (MeasureKind kind : MeasureKind.ALL) {
                if (kind.task().id().equals(measure.task()) && kind.measure().equals(measure.measure())) {
                    charts.add(measured(kind, measure));
                }
            }
        }
        return charts;
    }

    private static Chart measured(MeasureKind kind, PairFigures.OfMeasure measure) {
        List<Histogram.Mark> marks = new ArrayList<>();
        measure.thresholds().forEach((threshold, count) -> {
            if (marks.size() < 2 && threshold > 0) {
                marks.add(new Histogram.Mark(threshold, "asked: " + kind.style().of(threshold)));
            }
        });
        Distribution values = measure.values();
        return Histograms.of(
                "measure-" + kind.task().id() + "-" + kind.measure().replace('_', '-'),
                kind.title(),
                "%,d pairs, half of them at %s or more; the largest is %s. In the evidence it is called %s."
                        .formatted(
                                values.count(),
                                kind.style().of(values.quantile(0.5)),
                                kind.style().of(values.most()),
                                kind.measure()),
                kind.across(),
                "pairs",
                kind.style(),
                values,
                marks);
    }

    /** How pairs fall on images, splits and sources. */
    List<Chart> spread() {
        List<Chart> charts = new ArrayList<>();
        charts.add(Histograms.whole(
                "per-image",
                "Pairs of an image",
                "%,d images have pairs, %s each on average."
                        .formatted(
                                pairs.images(),
                                NumberStyle.PLAIN.of(pairs.perImage().mean())),
                "pairs of an image",
                "images",
                pairs.perImage()));
        List<Bars.Bar> splits = new ArrayList<>();
        pairs.splits()
                .forEach((split, of) -> splits.add(Bars.Bar.of(
                        split,
                        (double) of.pairs(),
                        "%,d · %s, of %s"
                                .formatted(
                                        of.pairs(),
                                        share(of.pairs()),
                                        Sentences.counted(of.images(), "image", "images")))));
        splits.sort(Comparator.comparingDouble(Bars.Bar::value).reversed());
        charts.add(Bars.of(
                "splits",
                "Splits",
                "Pairs of each part of the dataset; all pairs of an image and of its copies are in one.",
                "pairs",
                splits));
        if (pairs.sources().size() > 1) {
            charts.add(Bars.of("sources", "Sources", "Pairs by corpus.", "pairs", bars(pairs.sources())));
        }
        return charts;
    }

    /** Answers that are one of a few, form by form. */
    List<Chart> answers() {
        List<Shares.Row> rows = new ArrayList<>();
        pairs.tasks()
                .forEach((task, all) -> all.forms().forEach((form, of) -> {
                    List<Shares.Part> parts = new ArrayList<>();
                    of.answers().forEach((answer, count) -> parts.add(new Shares.Part(answer, count)));
                    if (parts.size() > 1) {
                        rows.add(new Shares.Row(task + " · " + form, parts));
                    }
                }));
        return rows.isEmpty()
                ? List.of()
                : List.of(new Shares(
                        "answers",
                        "Answers that are one of a few",
                        "Of each form how often each answer is right: letters, yes and no, directions, and for boxes whether"
                                + " there are none, one or several.",
                        "pairs",
                        rows));
    }
}
