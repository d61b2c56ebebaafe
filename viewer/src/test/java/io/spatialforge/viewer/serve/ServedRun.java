package io.spatialforge.viewer.serve;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.drawn.DrawnCorpus;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.Run;
import io.spatialforge.pipeline.config.RunConfig;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A run over a few drawn scenes, made once for all tests, and a viewer over it. One label and one file name would do harm if
 * a page took them for markup.
 */
public final class ServedRun implements Closeable {

    public static final String HOSTILE_LABEL = "<img src=x onerror=alert(1)>";
    public static final String HOSTILE_FILE = "\"><img src=x onerror=alert(1)>.jpg";

    /** After it, if a page let it, all would be written from right to left. */
    public static final String TURNED_LABEL = "vase\u202Eesav";

    /** Of this image the photograph has the hostile name. */
    public static final String HOSTILE_IMAGE = "drawn/2";

    private static final int SCENES = 5;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private static @Nullable Path made;

    private final FinishedRun run;
    private final ReadIndex index;
    private final Viewer viewer;

    private ServedRun(Path folder, List<ViewerPart> parts) throws IOException {
        run = FinishedRun.open(folder);
        index = new ReadIndex(run);
        viewer = Viewer.start(ViewedRun.of(run, index), 0, parts);
    }

    /** Over the run that all tests share, which is not to be changed. */
    static ServedRun start() throws Exception {
        return new ServedRun(folder().resolve("run"), List.of());
    }

    static ServedRun start(Path run, List<ViewerPart> parts) throws IOException {
        return new ServedRun(run, parts);
    }

    /** The folder of the run that all tests share, beside that of its photographs. */
    public static synchronized Path folder() throws Exception {
        Path known = made;
        if (known == null) {
            known = Files.createTempDirectory("served");
            Path all = known;
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(all)));
            make(known);
            made = known;
        }
        return known;
    }

    private static void make(Path folder) throws Exception {
        DrawnCorpus.Written drawn = DrawnCorpus.write(
                folder.resolve("corpus"), DrawnCorpus.Options.of(1, SCENES).withWorkers(2));
        ObjectNode coco =
                (ObjectNode) JsonMapper.shared().readTree(drawn.annotations().toFile());
        for (JsonNode category : coco.withArray("categories")) {
            switch (category.path("name").asString()) {
                case "teddy bear" -> ((ObjectNode) category).put("name", HOSTILE_LABEL);
                case "vase" -> ((ObjectNode) category).put("name", TURNED_LABEL);
                default -> {}
            }
        }
        ObjectNode image = (ObjectNode) coco.withArray("images").get(1);
        Files.move(
                drawn.images().resolve(image.path("file_name").asString()),
                drawn.images().resolve(HOSTILE_FILE));
        image.put("file_name", HOSTILE_FILE);
        JsonMapper.shared().writeValue(drawn.annotations().toFile(), coco);
        ObjectNode tree = RunConfig.empty();
        tree.put("shards", 2).put("seed", 3).put("drop_sample", 1);
        ObjectNode source = tree.putArray("sources").addObject();
        source.put("kind", "coco")
                .put("name", "drawn")
                .put("annotations", drawn.annotations().toString())
                .put("exhaustive", "yes");
        source.putArray("images").add(drawn.images().toString());
        source.putObject("depth").put("folder", drawn.depth().toString());
        Run.forge(
                RunConfig.of("test", tree, Path.of("")),
                folder.resolve("run"),
                Run.Options.ofDefaults().withWorkers(2));
    }

    public static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    /** A copy of the shared run, which a test may change: {@code run} in the folder, and its photographs in {@code images}. */
    public static Path copyWithPhotographs(Path folder) throws Exception {
        Path run = folder.resolve("run");
        Path images = folder.resolve("images");
        copy(folder().resolve("run"), run);
        copy(folder().resolve("corpus/images"), images);
        Path json = run.resolve("run.json");
        String old = folder().resolve("corpus/images").toString();
        Files.writeString(json, Files.readString(json).replace(old, images.toString()));
        return run;
    }

    FinishedRun run() {
        return run;
    }

    ReadIndex index() {
        return index;
    }

    List<QaPair> pairs() {
        List<QaPair> pairs = new ArrayList<>();
        run.pairs().forEachRemaining(pairs::add);
        return pairs;
    }

    QaPair pair(String task) {
        return pairs().stream()
                .filter(pair -> pair.claim().task().id().equals(task))
                .findFirst()
                .orElseThrow();
    }

    URI address(String path) {
        return URI.create(viewer.address()).resolve(path);
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(address(path)).GET().build());
    }

    /** The text of a page that is there. */
    String page(String path) throws Exception {
        HttpResponse<String> response = get(path);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    HttpResponse<byte[]> bytes(String path) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(address(path)).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<String> send(HttpRequest request) throws Exception {
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        viewer.close();
    }
}
