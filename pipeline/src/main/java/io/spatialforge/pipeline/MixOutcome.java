package io.spatialforge.pipeline;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.engine.StageSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a mix: of each task how many pairs it wants, and how many there are.
 *
 * @param rows a task each, in their order
 * @param limitedBy the task of which there are fewest for its share, where it decided how large the dataset is; null where
 *     a total was given
 */
public record MixOutcome(List<Row> rows, @Nullable Task limitedBy) {

    public MixOutcome {
        rows = List.copyOf(rows);
    }

    /**
     * One task.
     *
     * @param wanted pairs that its share comes to
     * @param available pairs there are once answers are balanced
     * @param kept pairs of the dataset
     */
    public record Row(Task task, long wanted, long available, long kept) {

        /** How many are missing of what is wanted; they are not made up for by other tasks. */
        public long missing() {
            return Math.max(0, wanted - available);
        }
    }

    /** The outcome that the stage recorded; null where no mix and no total was asked for. */
    static @Nullable MixOutcome of(StageSummary selected) {
        Map<String, Double> figures = selected.figures();
        List<Row> rows = new ArrayList<>();
        Task limitedBy = null;
        for (Task task : Task.values()) {
            Double wanted = figures.get(SelectStage.WANTED + task.id());
            if (wanted != null) {
                rows.add(new Row(
                        task,
                        Math.round(wanted),
                        Math.round(figures.getOrDefault(SelectStage.AVAILABLE + task.id(), 0.0)),
                        selected.books().page(task.id()).kept(Unit.PAIRS)));
            }
            if (figures.containsKey(SelectStage.LIMITED_BY + task.id())) {
                limitedBy = task;
            }
        }
        return rows.isEmpty() ? null : new MixOutcome(rows, limitedBy);
    }

    /** The outcome for {@code run.json} and for machines. */
    public Map<String, Object> asMap() {
        Map<String, Object> tasks = new LinkedHashMap<>();
        for (Row row : rows) {
            Map<String, Object> counts = new LinkedHashMap<>();
            counts.put("wanted", row.wanted());
            counts.put("available", row.available());
            counts.put("kept", row.kept());
            counts.put("missing", row.missing());
            tasks.put(row.task().id(), counts);
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("tasks", tasks);
        map.put("limited_by", limitedBy == null ? null : limitedBy.id());
        return map;
    }
}
