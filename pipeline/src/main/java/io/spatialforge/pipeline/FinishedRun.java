package io.spatialforge.pipeline;

import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.Fingerprint;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.Marker;
import io.spatialforge.engine.Markers;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.Shards;
import io.spatialforge.engine.StageSummary;
import io.spatialforge.export.target.RunFacts;
import io.spatialforge.pipeline.config.ConfigException;
import io.spatialforge.pipeline.copies.CopyGroups;
import io.spatialforge.pipeline.copies.CopyGroupsFile;
import io.spatialforge.pipeline.explain.RunRecord;
import io.spatialforge.pipeline.forge.ForgeSettings;
import io.spatialforge.pipeline.ingest.Ingest;
import io.spatialforge.pipeline.perceive.KnownLooks;
import io.spatialforge.pipeline.select.ImageGroups;
import io.spatialforge.records.QaPairJson;
import io.spatialforge.records.SceneJson;
import io.spatialforge.vision.see.Looked;
import io.spatialforge.vision.see.Perception;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A run that went through to the end, for whoever reads it: exports, audits, viewers. Markers alone are trusted. */
public final class FinishedRun {

    private final RunFolder folder;
    private final Shards shards;
    private final List<String> hashes;
    private final String fingerprint;
    private @Nullable RunFiles files;

    private FinishedRun(RunFolder folder, Shards shards, List<String> hashes, String fingerprint) {
        this.folder = folder;
        this.shards = shards;
        this.hashes = hashes;
        this.fingerprint = fingerprint;
    }

    /**
     * @throws ConfigException if the folder holds no finished run
     */
    public static FinishedRun open(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            throw new ConfigException(
                    Files.exists(path)
                            ? path + " is a file; expected the folder of a run"
                            : "there is no run folder " + path + "; make one with: spatialforge forge CONFIG --out "
                                    + path);
        }
        return open(new RunFolder(path));
    }

    /**
     * A run that may lie elsewhere.
     *
     * @throws ConfigException if the folder holds no finished run
     */
    public static FinishedRun open(RunFolder folder) throws IOException {
        String path = folder.store().location();
        Markers markers = new Markers(folder);
        Optional<Shards> shards = markers.shards(Stage.SELECT.id());
        if (shards.isEmpty()) {
            throw new ConfigException(
                    path + " holds no finished run; make one with: spatialforge forge CONFIG --out " + path);
        }
        List<String> hashes = new ArrayList<>();
        Fingerprint fingerprint =
                Fingerprint.of("shards", Integer.toString(shards.get().count()));
        try {
            for (Marker marker : markers.all(Stage.SELECT.id(), shards.get())) {
                Optional<String> fault = markers.fault(marker, Markers.Check.SIZES);
                if (fault.isPresent()) {
                    throw new ConfigException(path + ": " + fault.get() + "; run forge again to mend it");
                }
                hashes.add(marker.outputsHash());
                fingerprint = fingerprint.with("made by", marker.fingerprint()).with("lines", marker.outputsHash());
            }
        } catch (IllegalStateException e) {
            throw new ConfigException(e.getMessage() + "; run forge again to finish it");
        }
        return new FinishedRun(folder, shards.get(), hashes, fingerprint.hex());
    }

    public RunFolder folder() {
        return folder;
    }

    public Shards shards() {
        return shards;
    }

    /** The lines of its shards. */
    public synchronized RunFiles files() throws IOException {
        RunFiles known = files;
        if (known == null) {
            known = RunFiles.of(folder, shards);
            files = known;
        }
        return known;
    }

    /** The hash of what the last stage wrote of a shard. */
    public String outputsHash(int shard) {
        return hashes.get(shard);
    }

    /**
     * A hash of the lines of all pairs and of what the last stage depended on, by which something found out about the pairs
     * is known to be still about these.
     */
    public String fingerprint() {
        return fingerprint;
    }

    private String name() {
        String place = folder.store().location();
        return place.substring(place.lastIndexOf('/') + 1);
    }

    /** What whoever describes the run may want to know. */
    public RunFacts facts() throws IOException {
        List<String> places = images().values().stream().flatMap(List::stream).toList();
        String imageRoot =
                places.size() == 1 && Files.isDirectory(Path.of(places.getFirst())) ? places.getFirst() : null;
        return new RunFacts(name(), imageRoot, runJson());
    }

    /**
     * The places that hold the photographs of the run's sources, by the source's name, as {@code ImageStores.open} takes
     * them. Sources without photographs are left out.
     */
    public SortedMap<String, List<String>> images() throws IOException {
        SortedMap<String, List<String>> images = new TreeMap<>();
        for (JsonNode source : runJson().path("config").path("sources")) {
            List<String> places = new ArrayList<>();
            for (JsonNode place : source.path("images")) {
                places.add(place.asString());
            }
            if (!places.isEmpty()) {
                images.put(source.path("name").asString(), places);
            }
        }
        return images;
    }

    /**
     * What the pairs of the run's scenes depend on.
     *
     * @throws ConfigException if its configuration is not one that this version knows
     */
    public ForgeSettings forgeSettings() throws IOException {
        try {
            return ForgeSettings.read(runJson().path("config"), new ArrayList<>());
        } catch (IllegalArgumentException e) {
            throw new ConfigException(folder.runJson() + ": " + e.getMessage() + "; run forge again");
        }
    }

    private JsonNode runJson() throws IOException {
        try {
            return JsonMapper.shared()
                    .readTree(folder.store().read(RunFolder.RUN_JSON).orElseThrow());
        } catch (JacksonException | NoSuchElementException e) {
            throw new ConfigException(folder.store().location() + "/" + RunFolder.RUN_JSON
                    + " is missing or no JSON; run forge again to write it anew");
        }
    }

    /**
     * Hands over each scene with what models told of its photograph, shard by shard; null where none looked.
     *
     * @throws IOException if a file is corrupt, naming it
     * @hidden
     */
    @API(status = API.Status.INTERNAL)
    public void forEachSeen(SeenSink sink) throws IOException {
        for (int shard = 0; shard < shards.count(); shard++) {
            Path looks = files().find(RunFolder.PERCEPTION, shard);
            try (KnownLooks known = looks == null ? KnownLooks.none() : KnownLooks.open(looks)) {
                forEach(RunFolder.SCENES, shard, scene -> {
                    Looked seen = known.of(scene.image().id());
                    sink.accept(scene, seen instanceof Looked.Seen s ? s.perception() : null);
                });
            } finally {
                files().release(looks);
            }
        }
    }

    /**
     * Hands over each scene that pairs were made of, shard by shard.
     *
     * @throws IOException if a file is corrupt, naming it
     */
    public void forEachScene(SceneSink sink) throws IOException {
        for (int shard = 0; shard < shards.count(); shard++) {
            forEach(RunFolder.SCENES, shard, sink);
        }
    }

    private void forEach(String in, int shard, SceneSink sink) throws IOException {
        Path scenes = files().require(in, shard);
        try {
            LineReader.forEach(scenes, SceneJson.LINES, sink::accept);
        } finally {
            files().release(scenes);
        }
    }

    /**
     * Hands over each image that was read, also those that later stages left out because nothing was seen in them or the
     * like; where the folder's working files are gone, those that pairs were made of.
     *
     * @throws IOException if a file is corrupt, naming it
     */
    public void forEachImage(ImageSink sink) throws IOException {
        for (int shard = 0; shard < shards.count(); shard++) {
            boolean ingested = files().has(Ingest.SCENES, shard);
            forEach(ingested ? Ingest.SCENES : RunFolder.SCENES, shard, scene -> sink.accept(scene.image()));
        }
    }

    /** Takes images one after another. */
    @FunctionalInterface
    public interface ImageSink {
        void accept(Image image) throws IOException;
    }

    /** Takes scenes one after another. */
    @FunctionalInterface
    public interface SceneSink {
        void accept(Scene scene) throws IOException;
    }

    /** What a stage read, kept and left out over all shards; empty for a stage that the run did without. */
    public Books books(Stage stage) throws IOException {
        Books books = new Books();
        Markers markers = new Markers(folder);
        if (markers.shards(stage.id()).isPresent()) {
            for (Marker marker : markers.all(stage.id(), shards)) {
                books.add(marker.books());
            }
        }
        return books;
    }

    /**
     * What the stages of the run made, by their markers.
     *
     * @throws ConfigException if a stage that {@code run.json} lists is not finished any more
     */
    public RunSummary summary() throws IOException {
        JsonNode json = runJson();
        Markers markers = new Markers(folder);
        List<StageSummary> stages = new ArrayList<>();
        try {
            for (String stage : json.path("stages").propertyNames()) {
                List<Marker> all = markers.all(stage, shards);
                stages.add(new StageSummary(stage, folder, 0, all.size(), all));
            }
        } catch (IllegalStateException e) {
            throw new ConfigException(e.getMessage() + "; run forge again to finish it");
        }
        return new RunSummary(folder, stages, RunRecord.of(json).judge());
    }

    /** How long its stages took, as far as that was noted. */
    public List<StageTime> times() throws IOException {
        return StageTime.read(folder);
    }

    /**
     * Takes scenes one after another, with what was seen in them.
     *
     * @hidden
     */
    @API(status = API.Status.INTERNAL)
    @FunctionalInterface
    public interface SeenSink {
        void accept(Scene scene, @Nullable Perception perception) throws IOException;
    }

    /** Takes pairs one after another. */
    @FunctionalInterface
    public interface PairSink {
        void accept(QaPair pair) throws IOException;
    }

    /**
     * Hands over each pair, shard by shard, those of an image one after another.
     *
     * @throws IOException if a file is corrupt, naming it
     */
    public void forEachPair(PairSink sink) throws IOException {
        for (int shard = 0; shard < shards.count(); shard++) {
            Path pairs = files().require(RunFolder.QA, shard);
            try {
                LineReader.forEach(pairs, QaPairJson.LINES, sink::accept);
            } finally {
                files().release(pairs);
            }
        }
    }

    /** Which images are copies of one another, as far as the run knows. */
    public ImageGroups groups() throws IOException {
        CopyGroups known = CopyGroupsFile.readLast(folder.recalled(folder.copies()));
        return known == null ? ImageGroups.NONE : known;
    }

    /** All pairs, shard by shard. The iterator throws {@link UncheckedIOException} for a corrupt file, naming it. */
    public Iterator<QaPair> pairs() {
        List<Integer> all = new ArrayList<>();
        for (int shard = 0; shard < shards.count(); shard++) {
            all.add(shard);
        }
        return new Pairs(all.iterator());
    }

    /** The pairs of one shard, those of an image one after another; as {@link #pairs()}. */
    public Iterator<QaPair> pairs(int shard) {
        return new Pairs(List.of(shard).iterator());
    }

    private final class Pairs implements Iterator<QaPair> {

        private final Iterator<Integer> left;
        private @Nullable Path file;
        private @Nullable LineReader lines;
        private boolean ready;

        Pairs(Iterator<Integer> left) {
            this.left = left;
        }

        @Override
        public boolean hasNext() {
            try {
                while (!ready) {
                    if (lines != null && lines.next()) {
                        ready = true;
                        break;
                    }
                    if (lines != null) {
                        lines.close();
                        lines = null;
                        files().release(file);
                    }
                    if (!left.hasNext()) {
                        return false;
                    }
                    file = files().require(RunFolder.QA, left.next());
                    lines = LineReader.open(file);
                }
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public QaPair next() {
            if (!hasNext() || lines == null) {
                throw new NoSuchElementException();
            }
            ready = false;
            try {
                return lines.record(QaPairJson.LINES);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
