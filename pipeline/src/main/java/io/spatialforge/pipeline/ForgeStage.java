package io.spatialforge.pipeline;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.DropSampling;
import io.spatialforge.engine.DroppedWriter;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.LineWriter;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.ShardContext;
import io.spatialforge.engine.ShardResult;
import io.spatialforge.pipeline.forge.PairForge;
import io.spatialforge.pipeline.select.KeyWriter;
import io.spatialforge.pipeline.select.KeyWriter.Repeats;
import io.spatialforge.pipeline.select.PairKey;
import io.spatialforge.pipeline.select.Tally;
import io.spatialforge.records.LineEncoder;
import io.spatialforge.records.QaPairJson;
import io.spatialforge.records.SceneJson;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Scenes to verified pairs, one shard. The books have a page for each task: claims looked at, stated or abstained from;
 * pairs phrased, verified or rejected. Abstentions and capped claims are written by sample, rejected pairs all.
 */
final class ForgeStage {

    static final String CANDIDATES = RunFolder.work("candidates");

    /** In a recipe: the {@link io.spatialforge.pipeline.select.Room} there is for pairs. */
    static final String ROOM = "room";

    private static final Map<Reason, Double> ALL_REJECTED = Map.of(
            Reason.UNREADABLE, 1.0,
            Reason.READ_DIFFERENTLY, 1.0,
            Reason.NOT_DERIVED, 1.0,
            Reason.CONTRADICTED, 1.0);

    /** Where the keys of the candidates are. */
    static final String KEYS = RunFolder.work("keys-of-candidates");

    /** Where the tallies of what labels tell of the candidates' answers are. */
    static final String TALLIES = RunFolder.work("tallies-of-candidates");

    /** How the subject of an abstention begins, for each task. */
    private static final String[] SUBJECTS = new String[Task.values().length];

    static {
        for (Task task : Task.values()) {
            SUBJECTS[task.ordinal()] = task.id() + " ";
        }
    }

    private final PairForge forge;
    private final DropSampling sampling;

    ForgeStage(PairForge forge, double dropSample) {
        this.forge = forge;
        this.sampling = new DropSampling(dropSample, ALL_REJECTED);
    }

    ShardResult run(int shard, ShardContext context) throws IOException {
        Books books = context.books();
        DroppedWriter drops = context.drops(books, sampling);
        Candidates candidates = new Candidates(context);
        Pages pages = new Pages(books);
        LineReader.forEach(context.input(RunFolder.SCENES), SceneJson.LINES, scene -> {
            SceneOutcome outcome = new SceneOutcome(scene, pages, candidates, drops);
            books.read(Unit.IMAGES, 1);
            forge.forge(scene, outcome);
            if (outcome.failure != null) {
                throw outcome.failure;
            }
            books.kept(Unit.IMAGES, 1);
            candidates.asked.clear();
        });
        candidates.finish(context);
        return ShardResult.of(books);
    }

    /** What is written of the pairs of a shard that were verified. */
    private static final class Candidates {

        private final LineEncoder<QaPair> encoder = QaPairJson.LINES.encoder();
        private final LineWriter pairs;
        private final KeyWriter keys;
        private final Tally tally = new Tally();

        /** What was asked of the present image. */
        private final Set<String> asked = new HashSet<>();

        Candidates(ShardContext context) throws IOException {
            pairs = context.lines(CANDIDATES);
            keys = new KeyWriter(context.lines(KEYS));
        }

        void add(QaPair pair) throws IOException {
            PairKey key = PairKey.of(pair);
            boolean isNew = asked.add(pair.id()) & asked.add(pair.phrased().question());
            tally.countOutcome(key);
            keys.add(pair.image().id(), key, pairs.lines(), isNew ? Repeats.NO : Repeats.YES);
            pairs.write(encoder, pair);
        }

        void finish(ShardContext context) throws IOException {
            keys.finish();
            tally.write(context.lines(TALLIES));
        }
    }

    /** The pages of the books, looked up once. */
    private static final class Pages {

        private final Books books;
        private final Books.Page whole;
        private final Books.@Nullable Page[] ofTask = new Books.@Nullable Page[Task.values().length];

        Pages(Books books) {
            this.books = books;
            whole = books.page(Books.WHOLE);
        }

        Books.Page of(Task task) {
            Books.Page page = ofTask[task.ordinal()];
            if (page == null) {
                page = books.page(task.id());
                ofTask[task.ordinal()] = page;
            }
            return page;
        }

        /** Books a claim: stated where there is no reason against it. */
        void claim(Task task, @Nullable Reason reason) {
            count(whole, Unit.CLAIMS, reason);
            count(of(task), Unit.CLAIMS, reason);
        }

        /** Books a pair: verified where there is no reason against it. */
        void pair(Task task, @Nullable Reason reason) {
            count(whole, Unit.PAIRS, reason);
            count(of(task), Unit.PAIRS, reason);
        }

        private static void count(Books.Page page, Unit unit, @Nullable Reason reason) {
            page.read(unit, 1);
            if (reason == null) {
                page.kept(unit, 1);
            } else {
                page.dropped(unit, reason, 1);
            }
        }
    }

    private static final class SceneOutcome implements PairForge.Outcome {

        private final Scene scene;
        private final long imageHash;
        private final Pages pages;
        private final Candidates candidates;
        private final DroppedWriter drops;
        private @Nullable IOException failure;

        SceneOutcome(Scene scene, Pages pages, Candidates candidates, DroppedWriter drops) {
            this.scene = scene;
            this.imageHash = StableHash.of(scene.image().id());
            this.pages = pages;
            this.candidates = candidates;
            this.drops = drops;
        }

        @Override
        public void abstained(Task task, Reason reason, String about, @Nullable String other) {
            pages.claim(task, reason);
            String second = other == null ? "" : " " + other;
            if (drops.sampling().writes(reason, StableHash.with(imageHash, SUBJECTS[task.ordinal()], about, second))) {
                write(Unit.CLAIMS, reason, SUBJECTS[task.ordinal()] + about + second, null);
            }
        }

        @Override
        public void capped(Claim claim) {
            surplus(claim, Reason.OVER_CAP);
        }

        @Override
        public void beyondMix(Claim claim) {
            surplus(claim, Reason.MIX_FULL);
        }

        private void surplus(Claim claim, Reason reason) {
            pages.claim(claim.task(), reason);
            String subject = claim.toString();
            if (drops.sampling().writes(reason, StableHash.with(imageHash, subject))) {
                write(Unit.CLAIMS, reason, subject, null);
            }
        }

        @Override
        public void kept(QaPair pair) {
            Task task = pair.claim().task();
            pages.claim(task, null);
            pages.pair(task, null);
            try {
                candidates.add(pair);
            } catch (IOException e) {
                failure = e;
            }
        }

        @Override
        public void rejected(Claim claim, Phrased phrased, Reason reason, String why) {
            pages.claim(claim.task(), null);
            pages.pair(claim.task(), reason);
            write(Unit.PAIRS, reason, phrased.question() + " -> " + phrased.answer(), claim + ": " + why);
        }

        private void write(Unit unit, Reason reason, String subject, @Nullable String detail) {
            try {
                drops.write(new Drop(Stage.FORGE, unit, reason, scene.image().id(), subject, detail));
            } catch (IOException e) {
                failure = e;
            }
        }
    }
}
