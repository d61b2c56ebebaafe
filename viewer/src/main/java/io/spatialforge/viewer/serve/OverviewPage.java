package io.spatialforge.viewer.serve;

import java.util.List;
import java.util.Map;

/** The first page: the run in numbers. */
final class OverviewPage implements ViewerPart {

    private final ViewedRun run;

    OverviewPage(ViewedRun run) {
        this.run = run;
    }

    @Override
    public List<Entry> entries() {
        return List.of(new Entry("Overview", "/"));
    }

    @Override
    public void addTo(Routes routes, Pages pages) {
        routes.get(
                "/",
                request -> pages.answer(
                        request,
                        new Pages.Heading("Overview", "overview", "/"),
                        "overview.jte",
                        Map.of("name", run.name())));
    }
}
