package io.spatialforge.viewer.serve;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes pages of templates, each in the same frame. */
public final class Pages {

    private final ViewedRun run;
    private final Assets assets;
    private final List<Entry> entries;
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    Pages(ViewedRun run, Assets assets, List<ViewerPart> parts) {
        this.run = run;
        this.assets = assets;
        List<Entry> all = new ArrayList<>();
        parts.forEach(part -> all.addAll(part.entries()));
        this.entries = List.copyOf(all);
    }

    /** What a page is called and where it belongs. */
    public record Heading(String title, String kind, String at) {}

    /**
     * Answers with a page.
     *
     * @param template as in {@code pair.jte}; it takes {@code page} and what is in {@code content}
     */
    public void answer(Context request, Heading heading, String template, Map<String, Object> content) {
        String query = request.queryString();
        Page page = new Page(
                heading.title,
                heading.kind,
                heading.at,
                request.path() + (query == null ? "" : "?" + query),
                entries,
                run.name(),
                run.folder().toString(),
                run.index().indexed(),
                run.index().trouble().orElse(null),
                assets.address("style.css"),
                assets.address("viewer.js"));
        Map<String, Object> parameters = new HashMap<>(content);
        parameters.put("page", page);
        StringOutput written = new StringOutput();
        templates.render(template, parameters, written);
        request.contentType("text/html; charset=utf-8").result(written.toString());
    }
}
