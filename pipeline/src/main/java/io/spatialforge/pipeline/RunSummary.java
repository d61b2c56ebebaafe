package io.spatialforge.pipeline;

import io.spatialforge.core.drop.Stage;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.StageSummary;
import io.spatialforge.pipeline.ingest.Decisions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run made.
 *
 * @param folder the run folder
 * @param stages in their order
 */
public record RunSummary(Path folder, List<StageSummary> stages) {

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
        SortedMap<String, Long> kept = new TreeMap<>();
        stage(Stage.SELECT).figures().forEach((name, count) -> {
            if (name.startsWith(SelectStage.KEPT)) {
                kept.put(name.substring(SelectStage.KEPT.length()).replace('\t', '/'), Math.round(count));
            }
        });
        return kept;
    }
}
