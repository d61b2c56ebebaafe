package io.spatialforge.pipeline;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.StageSummary;
import io.spatialforge.pipeline.ingest.Decisions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a run made.
 *
 * @param folder the run folder
 * @param stages in their order
 * @param judge the model that judged pairs; null where none did
 */
public record RunSummary(
        RunFolder folder,
        List<StageSummary> stages,
        @Nullable String judge) {

    public RunSummary {
        stages = List.copyOf(stages);
    }

    /**
     * @throws IllegalArgumentException if the run has no such stage
     */
    public StageSummary stage(Stage stage) {
        for (StageSummary summary : stages) {
            if (summary.stage().equals(stage.id())) {
                return summary;
            }
        }
        throw new IllegalArgumentException("the run has no stage " + stage.id());
    }

    public Books books(Stage stage) {
        return stage(stage).books();
    }

    /** Images that curation kept without a look at their pixels: the photograph was not at hand, or pixels are off. */
    public long imagesUnseen() {
        return Math.round(stage(Stage.CURATE).figures().getOrDefault(CurateStage.UNSEEN, 0.0));
    }

    /**
     * What was done about copies of one photograph.
     *
     * @param groups of two images and more that belong together
     * @param images in these groups
     * @param largest images of the largest group
     * @param unseen images of which no photograph was at hand, so that they were told by names alone
     * @param tooCommon photographs that were not compared, because too many others look like them
     * @param pairsLeftOut pairs that were left out because of another copy, by reason
     */
    public record Copies(
            long groups, long images, long largest, long unseen, long tooCommon, SortedMap<String, Long> pairsLeftOut) {

        /** For JSON. */
        public Map<String, Object> asMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("groups", groups);
            map.put("images", images);
            map.put("largest", largest);
            map.put("unseen", unseen);
            map.put("too_common", tooCommon);
            map.put("pairs_left_out", pairsLeftOut);
            return map;
        }
    }

    /** What was done about copies of one photograph. */
    public Copies copies() {
        Map<String, Double> figures = stage(Stage.PRESELECT).figures();
        return new Copies(
                count(figures, Copying.GROUPS),
                count(figures, Copying.GROUPED),
                count(figures, Copying.LARGEST),
                count(figures, Copying.UNSEEN),
                count(figures, Copying.TOO_COMMON),
                counts(figures, Copying.PAIRS));
    }

    /** Images that were left out because a list or folder holds them, by the id of the reason, then by list or folder. */
    public SortedMap<String, SortedMap<String, Long>> excluded() {
        SortedMap<String, SortedMap<String, Long>> excluded = new TreeMap<>();
        counts(stage(Stage.CURATE).figures(), CurateStage.EXCLUDED).forEach((name, images) -> {
            int slash = name.indexOf('/');
            excluded.computeIfAbsent(name.substring(0, slash), reason -> new TreeMap<>())
                    .put(name.substring(slash + 1), images);
        });
        return excluded;
    }

    private static long count(Map<String, Double> figures, String name) {
        return Math.round(figures.getOrDefault(name, 0.0));
    }

    private static SortedMap<String, Long> counts(Map<String, Double> figures, String start) {
        SortedMap<String, Long> counts = new TreeMap<>();
        figures.forEach((name, count) -> {
            if (name.startsWith(start)) {
                counts.put(name.substring(start.length()).replace('\t', '/'), Math.round(count));
            }
        });
        return counts;
    }

    /**
     * What models were shown.
     *
     * @param looked photographs shown to at least one model
     * @param known photographs of which all was known from before
     * @param missing images whose photograph is not at hand
     */
    public record Looks(long looked, long known, long missing) {}

    /** What models were shown; empty in a run without models. */
    public Optional<Looks> looks() {
        for (StageSummary summary : stages) {
            if (summary.stage().equals(Stage.LOOK.id())) {
                Map<String, Double> figures = summary.figures();
                return Optional.of(new Looks(
                        Math.round(figures.getOrDefault(LookStage.LOOKED, 0.0)),
                        Math.round(figures.getOrDefault(LookStage.KNOWN, 0.0)),
                        Math.round(figures.getOrDefault(LookStage.UNSEEN, 0.0))));
            }
        }
        return Optional.empty();
    }

    /**
     * What a judge was asked, and what came of it beside what the books of the stage tell.
     *
     * @param model that judged
     * @param put pairs that were put to it, those that it could not be asked about included
     * @param passed pairs that were not to be judged
     * @param unjudged pairs that were to be judged, were not, and are kept all the same
     * @param answers about pairs
     * @param wordAnswers about descriptions that a model proposed
     * @param described pairs in such words
     */
    public record Judged(
            String model, long put, long passed, long unjudged, long answers, long wordAnswers, long described) {}

    /** What a judge was asked; empty in a run without one. */
    public Optional<Judged> judged() {
        if (judge == null) {
            return Optional.empty();
        }
        Map<String, Double> figures = stage(Stage.JUDGE).figures();
        return Optional.of(new Judged(
                judge,
                sum(figures, JudgeFigures.PUT),
                sum(figures, JudgeFigures.PASSED),
                sum(figures, JudgeFigures.UNJUDGED),
                sum(figures, JudgeFigures.ROUNDS),
                sum(figures, JudgeFigures.WORD_ROUNDS),
                sum(figures, JudgeFigures.DESCRIBED)));
    }

    /**
     * What became of the pairs of a task that were put to a judge.
     *
     * @param put to it, those that it could not be asked about included
     * @param disagreed left out because it gave another answer
     * @param unsure left out because it gave no answer often enough
     * @param notJudged left out because it could not be asked
     */
    public record JudgedTask(Task task, long put, long disagreed, long unsure, long notJudged) {

        /** Pairs that it agreed with often enough. */
        public long agreed() {
            return put - disagreed - unsure - notJudged;
        }
    }

    /** What became of the pairs that were put to a judge, of each task that had any; empty in a run without one. */
    public List<JudgedTask> judgedTasks() {
        List<JudgedTask> tasks = new ArrayList<>();
        if (judge == null) {
            return tasks;
        }
        StageSummary stage = stage(Stage.JUDGE);
        Map<String, Double> figures = stage.figures();
        for (Task task : Task.values()) {
            Books.Page page = stage.books().page(task.id());
            long put = count(figures, JudgeFigures.PUT + task.id());
            if (put > 0) {
                tasks.add(new JudgedTask(
                        task,
                        put,
                        page.dropped(Unit.PAIRS, Reason.JUDGE_DISAGREED),
                        page.dropped(Unit.PAIRS, Reason.JUDGE_UNSURE),
                        page.dropped(Unit.PAIRS, Reason.NOT_JUDGED)));
            }
        }
        return tasks;
    }

    private static long sum(Map<String, Double> figures, String start) {
        double sum = 0;
        for (Map.Entry<String, Double> figure : figures.entrySet()) {
            sum += figure.getKey().startsWith(start) ? figure.getValue() : 0;
        }
        return Math.round(sum);
    }

    /** What ingest decided about files that don't say it themselves. */
    public List<Decisions.Made> decisions() {
        return Decisions.of(stage(Stage.INGEST).figures());
    }

    /** What came of the mix; empty where none was asked for. */
    public Optional<MixOutcome> mix() {
        return Optional.ofNullable(MixOutcome.of(stage(Stage.SELECT)));
    }

    /** Pairs kept, by task and form with a slash between them. */
    public SortedMap<String, Long> keptByForm() {
        return counts(stage(Stage.SELECT).figures(), SelectStage.KEPT);
    }
}
