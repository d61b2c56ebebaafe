package io.spatialforge.viewer.serve;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.engine.Books;
import io.spatialforge.pipeline.FinishedRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A run in numbers, from its books: all that was read, kept and left out, whether it was written down or only counted.
 *
 * @param steps stage by stage, unit by unit
 * @param tasks the pairs that were kept, by task
 * @param pairs all of them
 * @param images that were read
 * @param asked images that pairs were made of
 */
public record Overview(List<Step> steps, List<Share> tasks, long pairs, long images, long asked) {

    /**
     * What a stage did with one kind of thing.
     *
     * @param reasons of what was left out, the most frequent first
     */
    public record Step(String stage, String unit, long read, long kept, List<Out> reasons) {

        /** How many were left out. */
        public long dropped() {
            return read - kept;
        }

        /** The part that was kept, 0 to 1. */
        public double share() {
            return read == 0 ? 1 : (double) kept / read;
        }
    }

    /**
     * What was left out for one reason.
     *
     * @param address of the list of those that were written down
     */
    public record Out(String reason, String meaning, long count, String address) {}

    /**
     * The pairs of a task.
     *
     * @param wanted how many the mix asks for; null where there is none
     * @param share of all pairs, 0 to 1
     */
    public record Share(String task, long count, @Nullable Long wanted, double share, String address) {}

    static Overview of(FinishedRun run) throws IOException {
        List<Step> steps = new ArrayList<>();
        Map<Stage, Books> books = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            Books of = run.books(stage);
            books.put(stage, of);
            for (Unit unit : Unit.values()) {
                Step step = step(stage, unit, of.page(Books.WHOLE));
                if (step.read > 0) {
                    steps.add(step);
                }
            }
        }
        Books last = books.getOrDefault(Stage.SELECT, new Books());
        long pairs = last.page(Books.WHOLE).kept(Unit.PAIRS);
        JsonNode mix = run.facts().run().path("mix").path("tasks");
        List<Share> tasks = new ArrayList<>();
        for (Task task : Task.values()) {
            long count = last.page(task.id()).kept(Unit.PAIRS);
            JsonNode wanted = mix.path(task.id()).path("wanted");
            tasks.add(new Share(
                    task.id(),
                    count,
                    wanted.isNumber() ? wanted.asLong() : null,
                    pairs == 0 ? 0 : (double) count / pairs,
                    PairQuery.PATH + "?task=" + task.id()));
        }
        return new Overview(
                steps,
                tasks,
                pairs,
                books.getOrDefault(Stage.INGEST, new Books()).page(Books.WHOLE).read(Unit.IMAGES),
                books.getOrDefault(Stage.FORGE, new Books()).page(Books.WHOLE).kept(Unit.IMAGES));
    }

    private static Step step(Stage stage, Unit unit, Books.Page page) {
        List<Out> reasons = new ArrayList<>();
        for (Reason reason : Reason.values()) {
            long count = page.dropped(unit, reason);
            if (count > 0) {
                reasons.add(new Out(
                        reason.id(),
                        reason.meaning(),
                        count,
                        "%s?stage=%s&unit=%s&reason=%s".formatted(DropQuery.PATH, stage.id(), unit.id(), reason.id())));
            }
        }
        reasons.sort(Comparator.comparingLong(Out::count).reversed());
        return new Step(stage.id(), unit.id(), page.read(unit), page.kept(unit), reasons);
    }
}
