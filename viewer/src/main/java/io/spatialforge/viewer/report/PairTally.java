package io.spatialforge.viewer.report;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.claim.Judgement;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.Split;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Shape;
import io.spatialforge.viewer.chart.Scale;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts pairs while they stream by: those of one shard, in their order, so that the pairs of an image follow one another.
 * Tallies of shards are added up. For one thread.
 */
final class PairTally {

    /** Cells of the map of middles. */
    static final int COLUMNS = 16;

    static final int ROWS = 12;

    /** Answers of a form that are told apart; what has more is no choice among a few. */
    private static final int MOST_ANSWERS = 32;

    private static final int MOST_THRESHOLDS = 8;
    private static final String OTHERS = "…";

    private final Map<Task, Map<String, Form>> forms = new EnumMap<>(Task.class);
    private final Map<Split, long[]> splits = new EnumMap<>(Split.class);
    private final Map<String, long[]> sources = new HashMap<>();
    private final Map<AnswerKind, long[]> kinds = new EnumMap<>(AnswerKind.class);
    private final Map<String, long[]> depthSources = new HashMap<>();
    private final LabelCounts labels = new LabelCounts();
    private final Bins counts = Bins.ofWhole(40);
    private final Map<MeasureKind, Measured> measures = new HashMap<>();
    private final Bins boxes = new Bins(new Scale.Log(1e-5, 1), 100);
    private final long[] centres = new long[COLUMNS * ROWS];
    private final Bins words = Bins.ofWhole(120);
    private final Bins perImage = Bins.ofWhole(200);
    private final Map<Task, PairFigures.Votes> votes = new EnumMap<>(Task.class);

    private long pairs;
    private long images;

    private @Nullable String image;
    private long ofImage;

    private static final class Form {
        private long pairs;
        private final Map<String, long[]> templates = new HashMap<>();
        private final Map<String, long[]> answers = new HashMap<>();
    }

    private static final class Measured {
        private final Bins values;
        private final SortedMap<Double, Long> thresholds = new TreeMap<>();

        Measured(MeasureKind kind) {
            values = new Bins(kind.scale(), 240);
        }
    }

    void add(QaPair pair) {
        if (!pair.image().id().equals(image)) {
            endImage();
            image = pair.image().id();
            images++;
            count(splits, pair.split(), 2)[1]++;
        }
        pairs++;
        ofImage++;
        Task task = pair.claim().task();
        Phrased phrased = pair.phrased();
        count(splits, pair.split(), 2)[0]++;
        count(sources, pair.image().source(), 1)[0]++;
        count(kinds, phrased.kind(), 1)[0]++;
        words.add(words(phrased.question()));
        form(task, pair);
        regions(pair);
        if (pair.claim() instanceof Claim.Count count) {
            counts.add(count.count());
        }
        evidence(task, pair.evidence());
    }

    private void form(Task task, QaPair pair) {
        Form form = forms.computeIfAbsent(task, t -> new HashMap<>())
                .computeIfAbsent(pair.phrased().form(), f -> new Form());
        form.pairs++;
        count(form.templates, pair.phrased().template(), 1)[0]++;
        String answer = closed(pair);
        if (answer != null) {
            boolean told = form.answers.size() < MOST_ANSWERS || form.answers.containsKey(answer);
            count(form.answers, told ? answer : OTHERS, 1)[0]++;
        }
    }

    /** The answer of a question that leaves a choice among a few; null of any other. */
    private static @Nullable String closed(QaPair pair) {
        Phrased phrased = pair.phrased();
        return switch (phrased.kind()) {
            case YES_NO, CHOICE -> firstWord(phrased.answer());
            case NUMBER -> null;
            case TEXT ->
                switch (pair.claim()) {
                    case Claim.Bearing bearing -> bearing.direction().id();
                    case Claim.Facing facing -> facing.facing().id();
                    case Claim.Nearer c -> null;
                    case Claim.DepthOrder c -> null;
                    case Claim.ExtremeDepth c -> null;
                    case Claim.LeftOf c -> null;
                    case Claim.HorizontalOrder c -> null;
                    case Claim.Count c -> null;
                    case Claim.Grounding c -> null;
                    case Claim.Referring c -> null;
                };
            case BOXES, POINTS ->
                pair.claim() instanceof Claim.Grounding grounding
                        ? grounding.regions().isEmpty()
                                ? "none"
                                : grounding.regions().size() == 1 ? "one" : "several"
                        : null;
        };
    }

    private static String firstWord(String answer) {
        int end = 0;
        while (end < answer.length() && Character.isLetterOrDigit(answer.charAt(end))) {
            end++;
        }
        return answer.substring(0, end);
    }

    private void regions(QaPair pair) {
        double width = pair.image().width();
        double height = pair.image().height();
        Set<String> about = new LinkedHashSet<>();
        for (QaPair.QaRegion region : pair.regions()) {
            about.add(region.label());
            Shape shape = region.shape();
            Box box = shape.extent();
            if (shape instanceof Box) {
                boxes.add((box.x2() - box.x1()) * (box.y2() - box.y1()) / (width * height));
            }
            int column = Math.clamp((int) ((box.x1() + box.x2()) / 2 / width * COLUMNS), 0, COLUMNS - 1);
            int row = Math.clamp((int) ((box.y1() + box.y2()) / 2 / height * ROWS), 0, ROWS - 1);
            centres[row * COLUMNS + column]++;
        }
        String asked = pair.claim().label();
        if (about.isEmpty() && asked != null) {
            about.add(asked);
        }
        for (String label : about) {
            labels.add(label, 1);
        }
    }

    private void evidence(Task task, Evidence evidence) {
        if (task == Task.NEAR_FAR) {
            String source = evidence.depthSource();
            count(depthSources, source == null ? "none" : source, 1)[0]++;
        }
        for (Evidence.Measure measure : evidence.measures()) {
            MeasureKind kind = MeasureKind.of(task, measure.name());
            if (kind != null) {
                Measured measured = measures.computeIfAbsent(kind, Measured::new);
                measured.values.add(measure.value());
                if (measured.thresholds.size() < MOST_THRESHOLDS
                        || measured.thresholds.containsKey(measure.threshold())) {
                    measured.thresholds.merge(measure.threshold(), 1L, Long::sum);
                }
            }
        }
        Judgement said = evidence.judgement();
        if (said != null) {
            votes.merge(
                    task,
                    new PairFigures.Votes(1, said.asked(), said.agreed(), said.asked() == said.agreed() ? 1 : 0),
                    PairFigures.Votes::plus);
        }
    }

    /** Words as people count them: what white space parts. */
    private static int words(String question) {
        int words = 0;
        boolean within = false;
        for (int i = 0; i < question.length(); i++) {
            boolean space = Character.isWhitespace(question.charAt(i));
            words += within || space ? 0 : 1;
            within = !space;
        }
        return words;
    }

    private void endImage() {
        if (ofImage > 0) {
            perImage.add((double) ofImage);
        }
        ofImage = 0;
        image = null;
    }

    private static <K> long[] count(Map<K, long[]> counts, K key, int size) {
        long[] count = counts.get(key);
        if (count == null) {
            count = new long[size];
            counts.put(key, count);
        }
        return count;
    }

    /** Adds the tally of another shard, of which no pair comes any more. */
    void add(PairTally other) {
        endImage();
        other.endImage();
        pairs += other.pairs;
        images += other.images;
        other.forms.forEach((task, all) -> all.forEach((name, from) -> {
            Form form = forms.computeIfAbsent(task, t -> new HashMap<>()).computeIfAbsent(name, f -> new Form());
            form.pairs += from.pairs;
            addAll(form.templates, from.templates);
            addAll(form.answers, from.answers);
        }));
        addAll(splits, other.splits);
        addAll(sources, other.sources);
        addAll(kinds, other.kinds);
        addAll(depthSources, other.depthSources);
        labels.add(other.labels);
        counts.add(other.counts);
        other.measures.forEach((kind, from) -> {
            Measured measured = measures.computeIfAbsent(kind, Measured::new);
            measured.values.add(from.values);
            from.thresholds.forEach((threshold, count) -> measured.thresholds.merge(threshold, count, Long::sum));
        });
        boxes.add(other.boxes);
        for (int i = 0; i < centres.length; i++) {
            centres[i] += other.centres[i];
        }
        words.add(other.words);
        perImage.add(other.perImage);
        other.votes.forEach((task, said) -> votes.merge(task, said, PairFigures.Votes::plus));
    }

    private static <K> void addAll(Map<K, long[]> to, Map<K, long[]> from) {
        from.forEach((key, counts) -> {
            long[] sum = count(to, key, counts.length);
            for (int i = 0; i < counts.length; i++) {
                sum[i] += counts[i];
            }
        });
    }

    long pairs() {
        return pairs;
    }

    PairFigures figures() {
        endImage();
        SortedMap<String, PairFigures.OfTask> tasks = new TreeMap<>();
        forms.forEach((task, all) -> {
            SortedMap<String, PairFigures.OfForm> ofTask = new TreeMap<>();
            long sum = 0;
            for (Map.Entry<String, Form> entry : all.entrySet()) {
                Form form = entry.getValue();
                sum += form.pairs;
                ofTask.put(
                        entry.getKey(),
                        new PairFigures.OfForm(form.pairs, sorted(form.templates), sorted(form.answers)));
            }
            tasks.put(task.id(), new PairFigures.OfTask(sum, ofTask));
        });
        SortedMap<String, PairFigures.OfSplit> bySplit = new TreeMap<>();
        splits.forEach((split, n) -> bySplit.put(split.id(), new PairFigures.OfSplit(n[0], n[1])));
        SortedMap<String, Long> byKind = new TreeMap<>();
        kinds.forEach((kind, n) -> byKind.put(kind.id(), n[0]));
        List<PairFigures.OfMeasure> measured = new ArrayList<>();
        for (MeasureKind kind : MeasureKind.ALL) {
            Measured of = measures.get(kind);
            if (of != null) {
                measured.add(new PairFigures.OfMeasure(
                        kind.task().id(), kind.measure(), of.values.distribution(), of.thresholds));
            }
        }
        SortedMap<String, PairFigures.Votes> byTask = new TreeMap<>();
        votes.forEach((task, said) -> byTask.put(task.id(), said));
        return new PairFigures(
                pairs,
                images,
                tasks,
                bySplit,
                sorted(sources),
                byKind,
                sorted(depthSources),
                labels.ranked(),
                counts.distribution(),
                measured,
                boxes.distribution(),
                centres,
                COLUMNS,
                words.distribution(),
                perImage.distribution(),
                byTask);
    }

    private static SortedMap<String, Long> sorted(Map<String, long[]> counts) {
        SortedMap<String, Long> sorted = new TreeMap<>();
        counts.forEach((name, count) -> sorted.put(name, count[0]));
        return sorted;
    }
}
