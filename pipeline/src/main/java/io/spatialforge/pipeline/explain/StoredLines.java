package io.spatialforge.pipeline.explain;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.Shards;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.ingest.Ingest;
import io.spatialforge.records.DropJson;
import io.spatialforge.records.QaPairJson;
import io.spatialforge.records.SceneJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The lines that a run wrote of an id or of an image. */
final class StoredLines {

    /** Stages that drop pairs by their ids. */
    private static final List<Stage> AFTER_FORGING = List.of(Stage.PRESELECT, Stage.JUDGE, Stage.SELECT);

    /** Intermediates that hold pairs, the last first. */
    private static final List<String> PAIRS_OF_WORK = List.of("judged", "candidates");

    /** Intermediates that hold a line of ids for each image, the last first, and what is in them. */
    private static final Map<String, Handed> KEYS_OF_WORK = keysOfWork();

    private static Map<String, Handed> keysOfWork() {
        Map<String, Handed> keys = new LinkedHashMap<>();
        keys.put("keys-of-judged", Handed.JUDGED);
        keys.put("preselected", Handed.PRESELECTED);
        keys.put("keys-of-candidates", Handed.CANDIDATES);
        return keys;
    }

    /** How far a pair was handed on. */
    enum Handed {
        JUDGED,
        PRESELECTED,
        CANDIDATES
    }

    private static final int ID_DIGITS = 16;

    /** Images whose lines are remembered: one after another is asked for what is in the same image. */
    private static final int IMAGES = 8;

    private final FinishedRun run;
    private final Shards shards;
    private final int workers;
    private final LineSearch.Listener listener;
    private final LinkedHashMap<String, OfImage> lately = new LinkedHashMap<>(16, 0.75f, true);

    StoredLines(FinishedRun run, int workers, LineSearch.Listener listener) {
        this.run = run;
        this.shards = run.shards();
        this.workers = workers;
        this.listener = listener;
    }

    /** Pairs and drops of an id. */
    record OfId(List<QaPair> kept, List<Drop> dropped) {}

    /**
     * Looks through all that was kept and all that was dropped after forging. A whole id that was kept ends the search.
     *
     * @param prefix of an id, or all of it
     */
    OfId ofId(String prefix) throws IOException, InterruptedException {
        List<Path> files = new ArrayList<>(files(RunFolder.QA));
        int kept = files.size();
        for (Stage stage : AFTER_FORGING) {
            files.addAll(files(RunFolder.dropped(stage.id())));
        }
        boolean whole = prefix.length() == ID_DIGITS;
        OfId found = new OfId(new ArrayList<>(), new ArrayList<>());
        LineSearch pairs = new LineSearch("\"id\":\"" + prefix);
        for (LineSearch.Found line :
                pairs.in(files.subList(0, kept), workers, line -> whole && pair(line, prefix) != null, listener)) {
            QaPair pair = pair(line, prefix);
            if (pair != null) {
                found.kept.add(pair);
            }
        }
        if (whole && !found.kept.isEmpty()) {
            files = files(RunFolder.dropped(Stage.PRESELECT.id()));
            String image = found.kept.getFirst().image().id();
            files = List.of(files.get(shards.of(image)));
        } else {
            files = files.subList(kept, files.size());
        }
        LineSearch drops = new LineSearch("\"subject\":\"" + prefix);
        for (LineSearch.Found line : drops.in(files, workers, line -> false, listener)) {
            Drop drop = DropJson.read(line.line());
            String subject = drop.subject();
            if (subject != null && subject.startsWith(prefix) && subject.matches("[0-9a-f]{16}")) {
                found.dropped.add(drop);
            }
        }
        return found;
    }

    private static @Nullable QaPair pair(LineSearch.Found line, String prefix) {
        QaPair pair = QaPairJson.read(line.line());
        return pair.id().startsWith(prefix) ? pair : null;
    }

    /**
     * What is stored of an image.
     *
     * @param scene null where the run has none
     * @param kept the pairs that were kept
     * @param dropped what any stage wrote as left out, in the order of the stages
     */
    record OfImage(@Nullable Scene scene, List<QaPair> kept, List<Drop> dropped) {}

    /** Reads all that is stored of an image, several files at a time. */
    OfImage ofImage(String image) throws IOException, InterruptedException {
        synchronized (lately) {
            OfImage known = lately.get(image);
            if (known != null) {
                return known;
            }
        }
        OfImage read = read(image);
        synchronized (lately) {
            lately.put(image, read);
            if (lately.size() > IMAGES) {
                lately.pollFirstEntry();
            }
        }
        return read;
    }

    private OfImage read(String image) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<List<QaPair>> kept = threads.submit(() -> kept(image));
            Future<List<Drop>> dropped = threads.submit(() -> dropped(image));
            Scene scene = scene(image);
            return new OfImage(scene, kept.get(), dropped.get());
        } catch (ExecutionException e) {
            throw LineSearch.thrown(e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** The scene of an image; null where the run has none. */
    @Nullable
    Scene scene(String image) throws IOException, InterruptedException {
        return scene(RunFolder.SCENES, image);
    }

    /** The scene of an image as ingest had it, also where a later stage left it out; null where that is gone. */
    @Nullable
    Scene ingested(String image) throws IOException, InterruptedException {
        return scene(Ingest.SCENES, image);
    }

    private @Nullable Scene scene(String folderName, String image) throws IOException, InterruptedException {
        List<Path> files = List.of(file(folderName, shards.of(image)));
        LineSearch lines = new LineSearch("\"id\":" + quoted(image));
        for (LineSearch.Found line : lines.in(files, 1, found -> scene(found, image) != null, (done, of) -> {})) {
            Scene scene = scene(line, image);
            if (scene != null) {
                return scene;
            }
        }
        return null;
    }

    private static @Nullable Scene scene(LineSearch.Found line, String image) {
        Scene scene = SceneJson.read(line.line());
        return scene.image().id().equals(image) ? scene : null;
    }

    /** The pairs of an image that were kept. */
    private List<QaPair> kept(String image) throws IOException, InterruptedException {
        return pairs(RunFolder.QA, image);
    }

    /** A pair as a stage before selection had it, if what is needed to resume the run is still there; null if not. */
    @Nullable
    QaPair inWork(String image, String id) throws IOException, InterruptedException {
        for (String work : PAIRS_OF_WORK) {
            QaPair pair = in(work, image, id);
            if (pair != null) {
                return pair;
            }
        }
        return null;
    }

    /**
     * How far stages before selection handed on the pairs of an image, by their ids; null where nothing that tells it is
     * there any more.
     */
    @Nullable
    Map<String, Handed> handedOn(String image) throws IOException, InterruptedException {
        boolean any = false;
        Map<String, Handed> handed = new HashMap<>();
        for (Map.Entry<String, Handed> work : KEYS_OF_WORK.entrySet()) {
            String folderName = RunFolder.work(work.getKey());
            any |= run.files().has(folderName, shards.of(image));
            for (LineSearch.Found line : of(folderName, quoted(image), image)) {
                JsonNode keys = JsonMapper.shared().readTree(line.line());
                if (keys.path(0).asString("").equals(image)) {
                    for (int i = 1; i < keys.size(); i++) {
                        handed.putIfAbsent(keys.path(i).path(0).asString(""), work.getValue());
                    }
                }
            }
        }
        return any ? handed : null;
    }

    private @Nullable QaPair in(String work, String image, String id) throws IOException, InterruptedException {
        for (LineSearch.Found line : of(RunFolder.work(work), "\"id\":\"" + id + "\"", image)) {
            QaPair pair = QaPairJson.read(line.line());
            if (pair.id().equals(id) && pair.image().id().equals(image)) {
                return pair;
            }
        }
        return null;
    }

    private List<QaPair> pairs(String folderName, String image) throws IOException, InterruptedException {
        List<QaPair> pairs = new ArrayList<>();
        for (LineSearch.Found line : of(folderName, "\"image\":{\"id\":" + quoted(image), image)) {
            QaPair pair = QaPairJson.read(line.line());
            if (pair.image().id().equals(image)) {
                pairs.add(pair);
            }
        }
        return pairs;
    }

    /** What any stage wrote as left out of the image or with it, in the order of the stages. */
    private List<Drop> dropped(String image) throws IOException, InterruptedException {
        List<Drop> drops = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            for (LineSearch.Found line : of(RunFolder.dropped(stage.id()), "\"image\":" + quoted(image), image)) {
                Drop drop = DropJson.read(line.line());
                if (image.equals(drop.image())) {
                    drops.add(drop);
                }
            }
        }
        return drops;
    }

    /** Ids of images of the run that hold the text, or whose file's name does; for a message about one that is not there. */
    List<String> imagesLike(String text, int most) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        for (LineSearch.Found line :
                new LineSearch(text).in(files(RunFolder.SCENES), workers, line -> false, listener)) {
            Scene scene = SceneJson.read(line.line());
            String file = scene.image().file();
            boolean like = scene.image().id().contains(text) || (file != null && file.contains(text));
            if (like && ids.size() < most) {
                ids.add(scene.image().id());
            }
        }
        return ids;
    }

    private List<LineSearch.Found> of(String folderName, String text, String image)
            throws IOException, InterruptedException {
        Path file = file(folderName, shards.of(image));
        return new LineSearch(text).in(List.of(file), 1, line -> false, (done, of) -> {});
    }

    private List<Path> files(String folderName) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int shard = 0; shard < shards.count(); shard++) {
            files.add(file(folderName, shard));
        }
        return files;
    }

    /** The lines of a shard, or where they would be if a stage had written them. */
    private Path file(String folderName, int shard) throws IOException {
        Path file = run.files().find(folderName, shard);
        return file == null ? run.folder().lines(folderName, shards, shard) : file;
    }

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}
