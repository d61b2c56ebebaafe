package io.spatialforge.viewer.report;

import io.spatialforge.pipeline.RunSummary;
import io.spatialforge.pipeline.audit.BlindGlance;
import io.spatialforge.pipeline.audit.KeptAudit;
import java.util.List;
import java.util.SortedMap;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * All that a report tells of a run in numbers.
 *
 * @param run name of its folder
 * @param flows images, regions, claims, pairs and what else the run kept books of
 * @param tasks what came of each task
 * @param limitedBy the task that decided how large the dataset is; null where a total or no mix was asked for
 * @param leftOut what was left out of each task, claims and pairs of all stages together, the most frequent reason first
 * @param pairs what the pairs are like
 * @param copies what was done about copies of one photograph
 * @param blind how far answers can be guessed; null where there are no pairs
 * @param audit pairs held against measured truth; null where no truth was given, and the run keeps no audit
 * @param staleAudit whether the run keeps an audit of pairs that it has no more
 * @param judged what a judge was asked; null where none was
 * @param review what people said; empty where nobody was asked
 * @param speeds of the stages, as far as that was noted
 */
@API(status = API.Status.EXPERIMENTAL)
public record ReportFigures(
        String run,
        Making making,
        List<Flow> flows,
        List<TaskRow> tasks,
        @Nullable String limitedBy,
        SortedMap<String, List<Flow.Left>> leftOut,
        PairFigures pairs,
        RunSummary.Copies copies,
        @Nullable BlindGlance blind,
        @Nullable KeptAudit audit,
        boolean staleAudit,
        @Nullable JudgeFigures judged,
        List<Validity> review,
        List<StageSpeed> speeds) {

    public ReportFigures {
        flows = List.copyOf(flows);
        tasks = List.copyOf(tasks);
        review = List.copyOf(review);
        speeds = List.copyOf(speeds);
    }

    /** What came of a unit; without steps where the run kept no books of it. */
    public Flow flow(String unit) {
        for (Flow flow : flows) {
            if (flow.unit().equals(unit)) {
                return flow;
            }
        }
        return new Flow(unit, List.of());
    }

    /** Whether the data are good, in a few lines. */
    public List<Gist.Line> gist() {
        return Gist.of(this);
    }

    /** One JSON object. */
    public String toJson() {
        return FiguresJson.of(this);
    }
}
