package io.spatialforge.viewer.serve;

import io.javalin.http.Context;
import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.pipeline.explain.Story;
import io.spatialforge.viewer.explain.Told;
import io.spatialforge.viewer.index.DropRow;
import io.spatialforge.viewer.index.RunIndex;
import io.spatialforge.viewer.index.RunIndex.DropField;
import io.spatialforge.viewer.index.Slice;
import io.spatialforge.viewer.page.ShownPair;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was left out: lists of it, and each with the reason and, where a rule looked at it, what stood in the way. */
final class DropPages implements ViewerPart {

    private static final int VALUES = 30;

    private static final List<DropField> FIELDS =
            List.of(DropField.STAGE, DropField.UNIT, DropField.REASON, DropField.SOURCE);

    private final ViewedRun run;

    DropPages(ViewedRun run) {
        this.run = run;
    }

    @Override
    public List<Entry> entries() {
        return List.of(new Entry("Drops", DropQuery.PATH));
    }

    @Override
    public void addTo(Routes routes, Pages pages) {
        routes.get(DropQuery.PATH, request -> list(request, pages));
        routes.get("/drop/{number}", request -> drop(request, pages));
    }

    private void list(Context request, Pages pages) throws IOException {
        DropQuery asked = DropQuery.of(request);
        if (Lists.isUntidy(request)) {
            request.redirect(asked.query().at(DropQuery.PATH));
            return;
        }
        Slice<DropRow> slice = run.index().drops(asked.filter(), asked.query().number(Lists.FROM, 0), Lists.LINES);
        List<Lists.Group> groups = new ArrayList<>();
        for (DropField field : FIELDS) {
            groups.add(Lists.group(
                    DropQuery.PATH,
                    asked.query(),
                    DropQuery.name(field),
                    String.valueOf(DropQuery.TITLES.get(field)),
                    run.index().facets(asked.filter(), field, VALUES),
                    value -> field == DropField.REASON ? Reason.ofId(value).meaning() : ""));
        }
        List<DropLine> lines = new ArrayList<>();
        slice.rows().forEach(row -> lines.add(new DropLine(row, asked.drop(row.number()))));
        Map<String, Object> content = new HashMap<>();
        content.put("query", asked.query());
        content.put("groups", groups);
        content.put("lines", lines);
        content.put("place", Lists.place(DropQuery.PATH, asked.query(), slice, "drop", "drops"));
        pages.answer(request, new Pages.Heading("Drops", "drops", DropQuery.PATH), "drops.jte", content);
    }

    private void drop(Context request, Pages pages) throws Exception {
        long number = Ids.number(request.pathParam("number"));
        DropQuery asked = DropQuery.of(request);
        RunIndex index = run.index();
        DropRow row = index.drop(number)
                .orElseThrow(() -> PageFault.missing(
                        "There is no such drop",
                        "The run wrote no drop of the number %d%s. The list of drops has those that are there."
                                .formatted(number, index.indexed() < 1 ? ", as far as it is indexed" : "")));
        Beside beside = new Beside("All of the list", asked.query().at(DropQuery.PATH), null, null)
                .between(
                        index.beside(asked.filter(), number, -1).map(other -> asked.drop(other.number())),
                        index.beside(asked.filter(), number, 1).map(other -> asked.drop(other.number())));
        Optional<Story> story =
                run.story(new Drop(row.stage(), row.unit(), row.reason(), row.image(), row.subject(), row.detail()));
        Map<String, Object> content = new HashMap<>();
        content.put("row", row);
        content.put("beside", beside);
        content.put("query", asked.query());
        content.put("about", story.map(StoryAbout::of).orElse(null));
        content.put("shown", story.isPresent() ? run.shown(story.get()) : ofImage(row));
        pages.answer(request, new Pages.Heading("Drop " + number, "drop", DropQuery.PATH), "drop.jte", content);
    }

    /** Of what no rule looked at, the image as it is in the run; null where it is not. */
    private @Nullable ShownPair ofImage(DropRow row) throws IOException, InterruptedException {
        String image = row.image();
        Scene scene = image == null ? null : run.sceneAtAnyStage(image);
        return scene == null ? null : run.shown(scene, new Told("", List.of()));
    }
}
