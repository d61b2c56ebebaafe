package io.spatialforge.viewer.report;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.StageSummary;
import io.spatialforge.pipeline.MixOutcome;
import io.spatialforge.pipeline.RunSummary;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What came of one task.
 *
 * @param lookedAt candidates that rules looked at
 * @param stated claims
 * @param verified pairs that were read back and derived anew
 * @param wanted pairs that the mix asks for; below 0 where no mix was asked for
 * @param available pairs there were for the mix to take from; below 0 where no mix was asked for
 * @param kept pairs of the dataset
 */
@API(status = API.Status.EXPERIMENTAL)
public record TaskRow(String task, long lookedAt, long stated, long verified, long wanted, long available, long kept) {

    /** Of a mix, where none was asked for. */
    private static final long NONE = -1;

    public boolean hasMix() {
        return wanted >= 0;
    }

    /** Tasks that the run looked at, or the mix asks for. */
    static List<TaskRow> of(RunSummary summary) {
        List<TaskRow> rows = new ArrayList<>();
        MixOutcome mix = summary.mix().orElse(null);
        for (Task task : Task.values()) {
            Books.Page forge = page(summary, Stage.FORGE, task);
            Books.Page select = page(summary, Stage.SELECT, task);
            long wanted = NONE;
            long available = NONE;
            for (MixOutcome.Row row : mix == null ? List.<MixOutcome.Row>of() : mix.rows()) {
                if (row.task() == task) {
                    wanted = row.wanted();
                    available = row.available();
                }
            }
            if (forge.read(Unit.CLAIMS) > 0 || wanted >= 0) {
                rows.add(new TaskRow(
                        task.id(),
                        forge.read(Unit.CLAIMS),
                        forge.kept(Unit.CLAIMS),
                        forge.kept(Unit.PAIRS),
                        wanted,
                        available,
                        select.kept(Unit.PAIRS)));
            }
        }
        return rows;
    }

    private static Books.Page page(RunSummary summary, Stage stage, Task task) {
        for (StageSummary each : summary.stages()) {
            if (each.stage().equals(stage.id())) {
                return each.books().page(task.id());
            }
        }
        return new Books().page(task.id());
    }
}
