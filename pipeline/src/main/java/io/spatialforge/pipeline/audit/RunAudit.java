package io.spatialforge.pipeline.audit;

import io.spatialforge.audit.Audit;
import io.spatialforge.audit.AuditReport;
import io.spatialforge.audit.Truth;
import io.spatialforge.audit.Yield;
import io.spatialforge.audit.Yield.LeftOut;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.engine.Books;
import io.spatialforge.pipeline.FinishedRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** A finished run held against truth, beside what its own books say of each task. */
public final class RunAudit {

    /** Where claims and pairs are left out. */
    private static final List<Stage> STAGES = List.of(Stage.FORGE, Stage.PRESELECT, Stage.JUDGE, Stage.SELECT);

    private RunAudit() {}

    /**
     * @throws IOException if a file of the run can't be read
     */
    public static AuditReport of(FinishedRun run, Truth truth) throws IOException {
        return of(run, truth, run.pairs());
    }

    /**
     * The same for whoever wants to see the pairs go by.
     *
     * @param pairs all of the run
     * @throws IOException if a file of the run can't be read
     */
    public static AuditReport of(FinishedRun run, Truth truth, Iterator<QaPair> pairs) throws IOException {
        Audit audit = new Audit(truth);
        run.forEachImage(audit::saw);
        while (pairs.hasNext()) {
            audit.judge(pairs.next());
        }
        return audit.report().withYields(yields(run));
    }

    /** What came of each task that the run looked at. */
    public static List<Yield> yields(FinishedRun run) throws IOException {
        Map<Stage, Books> books = new EnumMap<>(Stage.class);
        for (Stage stage : STAGES) {
            books.put(stage, run.books(stage));
        }
        List<Yield> yields = new ArrayList<>();
        for (Task task : Task.values()) {
            List<LeftOut> leftOut = new ArrayList<>();
            books.forEach((stage, ofStage) -> {
                Books.Page page = ofStage.page(task.id());
                for (Unit unit : List.of(Unit.CLAIMS, Unit.PAIRS)) {
                    for (Reason reason : Reason.values()) {
                        long count = page.dropped(unit, reason);
                        if (count > 0) {
                            leftOut.add(new LeftOut(stage.id(), unit.id(), reason.id(), reason.meaning(), count));
                        }
                    }
                }
            });
            Books.Page forge = page(books, Stage.FORGE, task);
            if (forge.read(Unit.CLAIMS) > 0) {
                yields.add(new Yield(
                        task,
                        forge.read(Unit.CLAIMS),
                        forge.kept(Unit.CLAIMS),
                        forge.kept(Unit.PAIRS),
                        page(books, Stage.SELECT, task).kept(Unit.PAIRS),
                        leftOut));
            }
        }
        return yields;
    }

    private static Books.Page page(Map<Stage, Books> books, Stage stage, Task task) {
        return books.getOrDefault(stage, new Books()).page(task.id());
    }
}
