package io.spatialforge.viewer.serve;

import io.javalin.http.Context;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.pipeline.explain.Story;
import io.spatialforge.pipeline.explain.UnknownIdException;
import io.spatialforge.viewer.index.DropFilter;
import io.spatialforge.viewer.index.DropRow;
import io.spatialforge.viewer.index.PairFilter;
import io.spatialforge.viewer.index.PairRow;
import io.spatialforge.viewer.index.RunIndex;
import io.spatialforge.viewer.index.RunIndex.PairField;
import io.spatialforge.viewer.index.Slice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Pairs of the run: lists of them, and each on its photograph. */
final class PairPages implements ViewerPart {

    private static final int VALUES = 12;

    /** Of the same image, told on the page of one pair. */
    private static final int SIBLINGS = 30;

    private static final List<PairField> FIELDS = List.of(
            PairField.TASK,
            PairField.FORM,
            PairField.LABEL,
            PairField.ANSWER,
            PairField.VERDICT,
            PairField.SPLIT,
            PairField.SOURCE);

    private final ViewedRun run;
    private final AtomicBoolean listed = new AtomicBoolean();

    PairPages(ViewedRun run) {
        this.run = run;
    }

    @Override
    public List<Entry> entries() {
        return List.of(new Entry("Pairs", PairQuery.PATH));
    }

    @Override
    public void addTo(Routes routes, Pages pages) {
        routes.get(PairQuery.PATH, request -> list(request, pages));
        routes.get("/pair/{id}", request -> pair(request, pages));
    }

    private void list(Context request, Pages pages) throws IOException {
        PairQuery asked = PairQuery.of(request);
        if (Lists.isUntidy(request)) {
            request.redirect(asked.query().at(PairQuery.PATH));
            return;
        }
        String text = asked.filter().text();
        if (text != null && Ids.isPair(text)) {
            request.redirect("/pair/" + text);
            return;
        }
        Slice<PairRow> slice = run.index().pairs(asked.filter(), asked.query().number(Lists.FROM, 0), Lists.LINES);
        List<Lists.Group> groups = new ArrayList<>();
        for (PairField field : FIELDS) {
            Lists.Group group = Lists.group(
                    PairQuery.PATH,
                    asked.query(),
                    PairQuery.name(field),
                    String.valueOf(PairQuery.TITLES.get(field)),
                    run.index().facets(asked.filter(), field, VALUES),
                    value -> "");
            if (!isOfNoJudge(group)) {
                groups.add(group);
            }
        }
        List<PairLine> lines = new ArrayList<>();
        slice.rows().forEach(row -> lines.add(line(row, asked)));
        Map<String, Object> content = new HashMap<>();
        content.put("query", asked.query());
        content.put("groups", groups);
        content.put("lines", lines);
        content.put("place", Lists.place(PairQuery.PATH, asked.query(), slice, "pair", "pairs"));
        pages.answer(request, new Pages.Heading("Pairs", "pairs", PairQuery.PATH), "pairs.jte", content);
        if (!slice.rows().isEmpty() && listed.compareAndSet(false, true)) {
            run.expect(slice.rows().getFirst());
        }
    }

    /** Whether it says that no judge was asked about any pair, which is nothing to filter by. */
    private static boolean isOfNoJudge(Lists.Group group) {
        return group.chosen() == null
                && group.choices().size() == 1
                && group.choices().getFirst().value().equals(PairFilter.NOT_ASKED);
    }

    private PairLine line(PairRow row, PairQuery asked) {
        return new PairLine(row, asked.pair(row.id()), run.photographs().thumbnail(row.source(), row.image()));
    }

    private void pair(Context request, Pages pages) throws Exception {
        String id = Ids.pair(request.pathParam("id"));
        PairQuery asked = PairQuery.of(request);
        RunIndex index = run.index();
        Optional<PairRow> row = index.pair(id);
        Story story = row.isPresent() ? run.story(row.get().image(), id) : unlisted(id, asked.query());
        List<PairLine> siblings = new ArrayList<>();
        PairFilter ofImage = new PairFilter(
                null, null, null, null, null, null, null, story.image().id(), null);
        for (PairRow other : index.pairs(ofImage, 0, SIBLINGS).rows()) {
            if (!other.id().equals(id)) {
                siblings.add(new PairLine(other, asked.pair(other.id()), null));
            }
        }
        Beside beside = new Beside("All of the list", asked.query().at(PairQuery.PATH), null, null);
        Optional<PairRow> next = Optional.empty();
        if (row.isPresent()) {
            long number = row.get().number();
            next = index.beside(asked.filter(), number, 1);
            beside = beside.between(
                    index.beside(asked.filter(), number, -1).map(other -> asked.pair(other.id())),
                    next.map(other -> asked.pair(other.id())));
        }
        Map<String, Object> content = new HashMap<>();
        content.put("shown", run.shown(story));
        content.put("about", StoryAbout.of(story));
        content.put("beside", beside);
        content.put("siblings", siblings);
        content.put("query", asked.query());
        pages.answer(request, new Pages.Heading("Pair " + id, "pair", PairQuery.PATH), "pair.jte", content);
        next.ifPresent(run::expect);
    }

    /** What was dropped, or never was a pair; of the latter the image has to be named. */
    private Story unlisted(String id, Query query) throws IOException, InterruptedException {
        String image = query.value("image");
        if (image != null) {
            return run.story(Ids.image(image), id);
        }
        DropFilter ofId = new DropFilter(null, Unit.PAIRS, null, null, null, id);
        for (DropRow drop : run.index().drops(ofId, 0, 1).rows()) {
            if (drop.image() != null) {
                return run.story(drop.image(), id);
            }
        }
        if (run.index().indexed() < 1) {
            return run.explained().story(id);
        }
        throw new UnknownIdException(
                "No pair with the id %s was kept, or dropped after it was verified. What never came so far is found on the page of its image."
                        .formatted(id));
    }
}
