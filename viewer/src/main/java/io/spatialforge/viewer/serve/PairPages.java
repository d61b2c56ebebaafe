package io.spatialforge.viewer.serve;

import io.javalin.http.Context;
import io.spatialforge.pipeline.explain.Story;
import io.spatialforge.viewer.index.PairRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pairs of the run: lists of them, and each on its photograph. */
final class PairPages implements ViewerPart {

    private final ViewedRun run;

    PairPages(ViewedRun run) {
        this.run = run;
    }

    @Override
    public List<Entry> entries() {
        return List.of(new Entry("Pairs", "/pairs"));
    }

    @Override
    public void addTo(Routes routes, Pages pages) {
        routes.get("/pair/{id}", request -> pair(request, pages));
    }

    private void pair(Context request, Pages pages) throws Exception {
        String id = Ids.pair(request.pathParam("id"));
        Optional<PairRow> row = run.index().pair(id);
        Story story = row.isPresent()
                ? run.story(row.get().image(), id)
                : run.explained().story(id);
        pages.answer(
                request,
                new Pages.Heading("Pair " + id, "pair", "/pairs"),
                "pair.jte",
                Map.of("shown", run.shown(story)));
    }
}
