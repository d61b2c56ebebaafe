package io.spatialforge.viewer.serve;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The first page: the run in numbers; and its report, where it has one. */
final class OverviewPage implements ViewerPart {

    private static final String REPORT = "report.html";

    /** A report is one file with all it needs in it; it comes as if from a host of its own, which nothing here trusts. */
    private static final String REPORT_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline';"
            + " script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
            + " sandbox allow-scripts";

    private final ViewedRun run;
    private @Nullable Overview known;

    OverviewPage(ViewedRun run) {
        this.run = run;
    }

    @Override
    public List<Entry> entries() {
        return List.of(new Entry("Overview", "/"));
    }

    @Override
    public void addTo(Routes routes, Pages pages) {
        routes.get("/", request -> overview(request, pages));
        routes.get("/report", this::report);
    }

    private void overview(Context request, Pages pages) throws IOException {
        pages.answer(
                request,
                new Pages.Heading("Overview", "overview", "/"),
                "overview.jte",
                Map.of(
                        "name", run.name(),
                        "folder", run.folder().toString(),
                        "overview", numbers(),
                        "report", Files.isRegularFile(file(), LinkOption.NOFOLLOW_LINKS)));
    }

    private synchronized Overview numbers() throws IOException {
        Overview numbers = known;
        if (numbers == null) {
            numbers = Overview.of(run.run());
            known = numbers;
        }
        return numbers;
    }

    private Path file() {
        return run.folder().resolve(REPORT);
    }

    private void report(Context request) throws IOException {
        if (!Files.isRegularFile(file(), LinkOption.NOFOLLOW_LINKS)) {
            throw PageFault.missing(
                    "There is no report", "Make it with: spatialforge report %s".formatted(run.folder()));
        }
        request.header("Content-Security-Policy", REPORT_POLICY)
                .contentType("text/html; charset=utf-8")
                .result(Files.newInputStream(file()));
    }
}
