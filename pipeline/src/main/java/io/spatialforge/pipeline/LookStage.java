package io.spatialforge.pipeline;

import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.CorruptFileException;
import io.spatialforge.engine.LineWriter;
import io.spatialforge.engine.Marker;
import io.spatialforge.engine.Markers;
import io.spatialforge.engine.Meter;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.ShardContext;
import io.spatialforge.engine.ShardResult;
import io.spatialforge.engine.Shards;
import io.spatialforge.pipeline.perceive.KnownLooks;
import io.spatialforge.pipeline.perceive.LookedJson;
import io.spatialforge.pipeline.perceive.Polarity;
import io.spatialforge.pipeline.perceive.Senses;
import io.spatialforge.vision.depth.PolarityTest;
import io.spatialforge.vision.model.ModelRuntime;
import io.spatialforge.vision.pixels.Integrity;
import io.spatialforge.vision.see.Glance;
import io.spatialforge.vision.see.Looked;
import io.spatialforge.vision.see.Perception;
import io.spatialforge.vision.see.Sense;
import io.spatialforge.vision.see.Sight;
import io.spatialforge.vision.store.StoredImage;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Photographs to what models tell of them, one shard: the only stage that asks a model. Its lines are kept for as long as
 * the run folder; when a shard is done anew because its scenes changed, what was seen of the same bytes by the same model
 * is taken over.
 *
 * <p>The photographs of a shard are shown in batches by the workers of this stage, so that the last shards keep all of
 * them busy too. Each shard has a bounded number of batches in work, whatever it holds.
 */
final class LookStage implements Closeable {

    /** In the figures of a shard: photographs shown to at least one model. */
    static final String LOOKED = "looked";

    /** In the figures of a shard: photographs of which all was known. */
    static final String KNOWN = "known";

    /** In the figures of a shard: images whose photograph is not at hand. */
    static final String UNSEEN = "photograph-missing";

    /** Photographs after which depth that is declared the wrong way round is noticed, rather than at the end. */
    private static final int EARLY = 32;

    private static final Logger LOG = LoggerFactory.getLogger(LookStage.class);

    /** Where lines of an earlier attempt wait to be taken over. */
    private static final String EARLIER = RunFolder.work("perception-before");

    private final Sight sight;
    private final ModelRuntime runtime;
    private final Senses senses;
    private final RunImages photographs;
    private final int batch;
    private final int workers;
    private final ExecutorService pool;
    private final Integrity integrity;
    private final @Nullable Polarity polarity;
    private final AtomicInteger voters = new AtomicInteger();

    /**
     * @param runtime of the models, closed with the stage
     * @param photographs closed with the stage
     * @param batch photographs shown together, at least 1
     * @param workers threads that look, at least 1
     * @param integrity whether damage of the photographs is still to be looked for
     * @param polarity counts votes on what depth is declared to mean; null where declarations are trusted
     */
    LookStage(
            Sight sight,
            ModelRuntime runtime,
            Senses senses,
            RunImages photographs,
            int batch,
            int workers,
            Integrity integrity,
            @Nullable Polarity polarity) {
        this.integrity = integrity;
        this.polarity = polarity;
        this.sight = sight;
        this.runtime = runtime;
        this.senses = senses;
        this.photographs = photographs;
        this.batch = batch;
        this.workers = workers;
        AtomicInteger thread = new AtomicInteger();
        pool = Executors.newFixedThreadPool(workers, task -> {
            Thread worker = new Thread(task, "look-" + thread.incrementAndGet());
            worker.setDaemon(true);
            return worker;
        });
    }

    /** Puts the lines of shards that will be done anew aside, to be taken over where they still hold. */
    static void keep(RunFolder folder, Shards shards, List<Integer> missing) throws IOException {
        Markers markers = new Markers(folder);
        for (int shard : missing) {
            Optional<Marker> marker = markers.find(Stage.LOOK.id(), shard);
            for (Marker.Output output : marker.map(Marker::outputs).orElse(List.of())) {
                if (output.folder().equals(RunFolder.PERCEPTION)
                        && folder.store().size(output.path()).isPresent()) {
                    folder.store().move(output.path(), RunFolder.file(EARLIER, shards, shard));
                }
            }
        }
    }

    /** Deletes what was put aside, once all shards are done. */
    static void forget(RunFolder folder) throws IOException {
        for (String name : folder.store().list(EARLIER)) {
            folder.store().delete(EARLIER + "/" + name);
        }
    }

    ShardResult run(int shard, ShardContext context) throws IOException, InterruptedException {
        Books books = context.books();
        Map<String, Double> figures = new HashMap<>();
        LineWriter lines = context.lines(RunFolder.PERCEPTION);
        Path earlier = context.aside(EARLIER);
        Deque<Future<List<Shown>>> open = new ArrayDeque<>();
        boolean done = false;
        try (KnownLooks known = earlier(earlier);
                Meter.Watching queue = context.meter().watch("look_batches", open::size)) {
            List<Asked> together = new ArrayList<>();
            try (CuratedScenes scenes = CuratedScenes.open(context)) {
                for (Scene scene = scenes.next(); scene != null; scene = scenes.next()) {
                    books.read(Unit.IMAGES, 1);
                    books.kept(Unit.IMAGES, 1);
                    Set<Sense> asked = senses.of(scene);
                    if (asked.isEmpty()) {
                        continue;
                    }
                    together.add(
                            new Asked(scene, asked, knownOf(known, scene.image().id())));
                    if (together.size() == batch) {
                        submit(open, together, lines, figures);
                    }
                }
            }
            if (!together.isEmpty()) {
                submit(open, together, lines, figures);
            }
            while (!open.isEmpty()) {
                write(open.remove(), lines, figures);
            }
            done = true;
        } finally {
            if (!done) {
                open.forEach(future -> future.cancel(true));
            }
        }
        return new ShardResult(books, figures);
    }

    private static KnownLooks earlier(@Nullable Path file) throws IOException {
        try {
            if (file == null) {
                return KnownLooks.none();
            }
            try (KnownLooks whole = KnownLooks.open(file)) {
                whole.requireWhole();
            }
            return KnownLooks.open(file);
        } catch (CorruptFileException e) {
            LOG.warn("what was seen before is not used: {}", e.getMessage());
            return KnownLooks.none();
        }
    }

    private static @Nullable Looked knownOf(KnownLooks known, String image) throws IOException {
        try {
            return known.of(image);
        } catch (CorruptFileException e) {
            LOG.warn("what was seen before is not used: {}", e.getMessage());
            known.forget();
            return null;
        }
    }

    private void submit(
            Deque<Future<List<Shown>>> open, List<Asked> together, LineWriter lines, Map<String, Double> figures)
            throws IOException, InterruptedException {
        List<Asked> asked = List.copyOf(together);
        together.clear();
        open.add(pool.submit(() -> look(asked)));
        if (open.size() > workers) {
            write(open.remove(), lines, figures);
        }
    }

    private List<Shown> look(List<Asked> asked) throws IOException {
        LookEvent event = new LookEvent();
        event.begin();
        List<Shown> shown = new ArrayList<>(asked.size());
        List<Glance> glances = new ArrayList<>(asked.size());
        List<String> images = new ArrayList<>(asked.size());
        for (Asked one : asked) {
            Image image = one.scene.image();
            byte[] bytes = bytes(image);
            if (bytes != null) {
                glances.add(new Glance(one.scene, bytes, integrity, one.senses, one.known));
                images.add(image.id());
            } else {
                shown.add(new Shown(null, UNSEEN));
            }
        }
        List<Looked> looked = sight.look(glances);
        for (int i = 0; i < looked.size(); i++) {
            String how = looked.get(i).equals(glances.get(i).known()) ? KNOWN : LOOKED;
            if (how.equals(LOOKED) && looked.get(i) instanceof Looked.Seen seen) {
                vote(seen.perception());
            }
            shown.add(new Shown(new LookedJson(images.get(i), looked.get(i)).toLine(), how));
        }
        event.tell(shown);
        return shown;
    }

    /** The first photographs vote while models look, so that hours are not lost to a wrong word in a catalogue. */
    private void vote(Perception perception) {
        Polarity votes = polarity;
        if (votes == null || perception.depths().isEmpty() || voters.get() >= EARLY) {
            return;
        }
        for (Perception.Depth depth : perception.depths()) {
            votes.add(depth.meaning(), PolarityTest.vote(depth.map(), depth.meaning(), null));
        }
        if (voters.incrementAndGet() == EARLY) {
            votes.require();
        }
    }

    private byte @Nullable [] bytes(Image image) throws IOException {
        StoredImage photograph = photographs.find(image);
        if (photograph == null) {
            return null;
        }
        try (InputStream in = photograph.open()) {
            return in.readAllBytes();
        }
    }

    private static void write(Future<List<Shown>> batch, LineWriter lines, Map<String, Double> figures)
            throws IOException, InterruptedException {
        try {
            for (Shown shown : batch.get()) {
                figures.merge(shown.how, 1.0, Double::sum);
                if (shown.line != null) {
                    lines.write(shown.line);
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() throws IOException {
        pool.shutdownNow();
        try {
            pool.awaitTermination(1, TimeUnit.MINUTES); // a model must not be closed under a worker
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        photographs.close();
        runtime.close();
    }

    private record Asked(
            Scene scene, Set<Sense> senses, @Nullable Looked known) {}

    /**
     * @param line of the photograph; null where there is none to look at
     * @param how one of the names of the figures
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Shown(byte @Nullable [] line, String how) {}
}
