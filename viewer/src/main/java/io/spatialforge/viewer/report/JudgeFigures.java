package io.spatialforge.viewer.report;

import io.spatialforge.pipeline.RunSummary;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a judge was asked, and what it made of the pairs.
 *
 * @param all over all tasks
 * @param tasks of which pairs were put to it
 */
@API(status = API.Status.EXPERIMENTAL)
public record JudgeFigures(RunSummary.Judged all, List<RunSummary.JudgedTask> tasks) {

    public JudgeFigures {
        tasks = List.copyOf(tasks);
    }

    static @Nullable JudgeFigures of(RunSummary summary) {
        Optional<RunSummary.Judged> judged = summary.judged();
        return judged.isEmpty() ? null : new JudgeFigures(judged.get(), summary.judgedTasks());
    }

    /** Pairs that it agreed with often enough. */
    public long agreed() {
        return tasks.stream().mapToLong(RunSummary.JudgedTask::agreed).sum();
    }

    /** The same as a share of those put to it, 0 to 1; not a number if there were none. */
    public double agreement() {
        return all.put() == 0 ? Double.NaN : (double) agreed() / all.put();
    }
}
