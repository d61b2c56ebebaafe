package io.spatialforge.viewer.review;

import io.javalin.http.Context;
import io.spatialforge.viewer.serve.Entry;
import io.spatialforge.viewer.serve.Pages;
import io.spatialforge.viewer.serve.Routes;
import io.spatialforge.viewer.serve.ViewerPart;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the votes come to, and all of them for other programs. */
final class VotesPages implements ViewerPart {

    private static final String PATH = "/votes";

    /** Rejected pairs on the page; the exports have all. */
    private static final int SHOWN = 500;

    private final Reviews reviews;
    private final ReviewAssets assets;

    VotesPages(Reviews reviews, ReviewAssets assets) {
        this.reviews = reviews;
        this.assets = assets;
    }

    @Override
    public List<Entry> entries() {
        return List.of(new Entry("Votes", PATH));
    }

    @Override
    public void addTo(Routes routes, Pages pages) {
        routes.get(PATH, request -> votes(request, pages));
        routes.get(
                "/votes.csv",
                request -> send(request, "text/csv; charset=utf-8", "votes.csv", VoteExport.csv(reviews.casts())));
        routes.get(
                "/votes.jsonl",
                request -> send(request, "application/jsonl", "votes.jsonl", VoteExport.jsonl(reviews.casts())));
    }

    private void votes(Context request, Pages pages) throws IOException {
        Tally tally = reviews.tally();
        List<RejectedPair> rejected = tally.rejected().reversed();
        Map<String, Object> content = new HashMap<>();
        content.put("tally", tally);
        content.put("rejected", rejected.subList(0, Math.min(SHOWN, rejected.size())));
        content.put("file", reviews.file().path().toString());
        content.put("assets", assets);
        pages.answer(request, new Pages.Heading("Votes", "votes", PATH), "review/votes.jte", content);
    }

    private static void send(Context request, String type, String name, String text) {
        request.header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .contentType(type)
                .result(text);
    }
}
