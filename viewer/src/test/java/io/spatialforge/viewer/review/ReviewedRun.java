package io.spatialforge.viewer.review;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.viewer.index.RunIndex;
import io.spatialforge.viewer.serve.ReadIndex;
import io.spatialforge.viewer.serve.ServedRun;
import io.spatialforge.viewer.serve.ViewedRun;
import io.spatialforge.viewer.serve.Viewer;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A viewer with its review over the run of drawn scenes that tests share. */
public final class ReviewedRun implements Closeable {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private static final Pattern INPUT = Pattern.compile("name=\"([a-z]+)\" value=\"([^\"]*)\"");

    private final FinishedRun run;
    private static @Nullable ReadIndex index;

    private final Viewer viewer;

    private final RunIndex found;

    private ReviewedRun(FinishedRun run, RunIndex found, Viewer viewer) {
        this.run = run;
        this.found = found;
        this.viewer = viewer;
    }

    public static ReviewOptions options(Path votes, int perTask) {
        return new ReviewOptions("anna", perTask, 1, List.of(Task.values()), votes);
    }

    static FinishedRun run() throws Exception {
        return FinishedRun.open(ServedRun.folder().resolve("run"));
    }

    /** Starts it; the run itself is not changed. */
    static ReviewedRun start(ReviewOptions options) throws Exception {
        return start(run(), index(), options);
    }

    /** The same over another run. */
    public static ReviewedRun start(FinishedRun run, RunIndex index, ReviewOptions options) throws IOException {
        ViewedRun viewed = ViewedRun.of(run, index);
        return new ReviewedRun(run, index, Viewer.start(viewed, 0, ReviewPages.of(viewed, options)));
    }

    /** Waits until the index of the run is whole. */
    public void awaitIndex() throws InterruptedException {
        while (found.indexed() < 1) {
            if (found.trouble().isPresent()) {
                throw new AssertionError(found.trouble().get());
            }
            Thread.sleep(20);
        }
    }

    static synchronized ReadIndex index() throws Exception {
        ReadIndex known = index;
        if (known == null) {
            known = new ReadIndex(run());
            index = known;
        }
        return known;
    }

    QaPair pair(String id) {
        List<QaPair> found = new ArrayList<>();
        run.pairs().forEachRemaining(pair -> {
            if (pair.id().equals(id)) {
                found.add(pair);
            }
        });
        return found.getFirst();
    }

    public String origin() {
        return "http://" + URI.create(viewer.address()).getAuthority();
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(origin() + path)).build());
    }

    String page(String path) throws Exception {
        HttpResponse<String> response = get(path);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    static HttpResponse<String> send(HttpRequest request) throws Exception {
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /** What a form of a page would send, without the button that is pressed. */
    static Map<String, String> form(String page, String id) {
        int start = page.indexOf("<form id=\"" + id + "\"");
        if (start < 0) {
            throw new AssertionError("no form " + id + " in " + page);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher inputs = INPUT.matcher(page.substring(start, page.indexOf("</form>", start)));
        while (inputs.find()) {
            if (!inputs.group(1).equals("say")) {
                fields.put(inputs.group(1), inputs.group(2));
            }
        }
        return fields;
    }

    static String encoded(Map<String, String> fields) {
        List<String> parts = new ArrayList<>();
        fields.forEach((name, value) -> parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return String.join("&", parts);
    }

    HttpRequest.Builder request(String path, Map<String, String> fields) {
        return HttpRequest.newBuilder(URI.create(origin() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(fields)));
    }

    HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
        return send(request(path, fields).header("Origin", origin()).build());
    }

    /** Votes on the pair that is shown to a reviewer, and says which one that was. */
    String vote(String reviewer, String say, String note) throws Exception {
        Map<String, String> fields = new HashMap<>(form(page("/review?by=" + reviewer), "ballot"));
        fields.put("say", say);
        fields.put("note", note);
        HttpResponse<String> response = post("/review/vote", fields);
        if (response.statusCode() != 303) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return String.valueOf(fields.get("pair"));
    }

    void undo(String reviewer) throws Exception {
        post("/review/undo", form(page("/review?by=" + reviewer), "undo"));
    }

    /** The pair that a reviewer is shown. */
    String shown(String reviewer) throws Exception {
        return String.valueOf(form(page("/review?by=" + reviewer), "ballot").get("pair"));
    }

    static List<String> lines(Path votes) throws IOException {
        return Files.readAllLines(votes);
    }

    @Override
    public void close() {
        viewer.close();
    }
}
