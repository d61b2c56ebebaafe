package io.spatialforge.audit;

import io.spatialforge.core.claim.Task;
import java.util.Comparator;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What came of a task in a run, by the run's own books: the audit is told it and only shows it.
 *
 * @param lookedAt candidates that the rules looked at
 * @param stated claims that were stated and chosen
 * @param verified pairs that were read back and derived anew
 * @param kept pairs of the dataset
 * @param leftOut what was left out on the way, by stage and reason
 */
@API(status = API.Status.EXPERIMENTAL)
public record Yield(Task task, long lookedAt, long stated, long verified, long kept, List<LeftOut> leftOut) {

    public Yield {
        leftOut = List.copyOf(leftOut);
    }

    /**
     * What a stage left out for one reason.
     *
     * @param unit {@code claims} that a rule abstained from, or {@code pairs}
     * @param meaning the reason in a sentence
     */
    public record LeftOut(String stage, String unit, String reason, String meaning, long count) {}

    /** Share of the candidates that became claims, 0 to 1; not a number where there were none. */
    public double stating() {
        return lookedAt == 0 ? Double.NaN : (double) stated / lookedAt;
    }

    /** The most frequent reasons, the first in order where they are alike. */
    List<LeftOut> most(int count) {
        return leftOut.stream()
                .sorted(Comparator.comparingLong(LeftOut::count).reversed())
                .limit(count)
                .toList();
    }
}
