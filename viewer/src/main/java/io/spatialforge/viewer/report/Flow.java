package io.spatialforge.viewer.report;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.StageSummary;
import io.spatialforge.pipeline.RunSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * How much of one kind came through the stages, by the run's books.
 *
 * @param unit the id of what is counted, as {@code images}
 * @param steps the stages that kept books of it, in their order
 */
@API(status = API.Status.EXPERIMENTAL)
public record Flow(String unit, List<Step> steps) {

    public Flow {
        steps = List.copyOf(steps);
    }

    /** The unit as a heading. */
    public String name() {
        String name = unit.replace('-', ' ');
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /**
     * One stage.
     *
     * @param left by reason, the most frequent first
     */
    public record Step(String stage, long read, long kept, List<Left> left) {

        public Step {
            left = List.copyOf(left);
        }

        public long dropped() {
            return read - kept;
        }
    }

    /**
     * What was left out for one reason.
     *
     * @param reason its id
     * @param meaning in words
     */
    public record Left(String reason, String meaning, long count) {}

    /** The flows of all that the run kept books of, in the order in which a run comes to them. */
    static List<Flow> of(RunSummary summary) {
        List<Flow> flows = new ArrayList<>();
        for (Unit unit : Unit.values()) {
            Flow flow = of(summary, unit, Books.WHOLE);
            if (!flow.steps.isEmpty()) {
                flows.add(flow);
            }
        }
        return flows;
    }

    /**
     * @param page of the books, such as that of a task
     */
    static Flow of(RunSummary summary, Unit unit, String page) {
        List<Step> steps = new ArrayList<>();
        for (StageSummary stage : summary.stages()) {
            Books.Page books = stage.books().page(page);
            // Stages before forging know of no pairs; the pages of a stage that did nothing say nothing.
            if (books.read(unit) > 0 && isKnown(stage.stage())) {
                steps.add(new Step(stage.stage(), books.read(unit), books.kept(unit), left(books, unit)));
            }
        }
        return new Flow(unit.id(), steps);
    }

    private static boolean isKnown(String name) {
        for (Stage stage : Stage.values()) {
            if (stage.id().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static List<Left> left(Books.Page books, Unit unit) {
        List<Left> left = new ArrayList<>();
        for (Reason reason : Reason.values()) {
            long count = books.dropped(unit, reason);
            if (count > 0) {
                left.add(new Left(reason.id(), reason.meaning(), count));
            }
        }
        left.sort(Comparator.comparingLong(Left::count).reversed());
        return left;
    }
}
