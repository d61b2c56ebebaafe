package io.spatialforge.pipeline;

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
        LineReader.forEach(context.input(RunFolder.SCENES), SceneJson.LINES, scene -> {
            SceneOutcome outcome = new SceneOutcome(scene, books, candidates, drops);
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

    private static final class SceneOutcome implements PairForge.Outcome {

        private final Scene scene;
        private final Books books;
        private final Candidates candidates;
        private final DroppedWriter drops;
        private @Nullable IOException failure;

        SceneOutcome(Scene scene, Books books, Candidates candidates, DroppedWriter drops) {
            this.scene = scene;
            this.books = books;
            this.candidates = candidates;
            this.drops = drops;
        }

        @Override
        public void abstained(Task task, Reason reason, String about, @Nullable String other) {
            claim(task, reason);
            String subject = other == null ? task.id() + " " + about : task.id() + " " + about + " " + other;
            write(Unit.CLAIMS, reason, subject, null);
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
            claim(claim.task(), reason);
            write(Unit.CLAIMS, reason, claim.toString(), null);
        }

        @Override
        public void kept(QaPair pair) {
            Task task = pair.claim().task();
            claim(task, null);
            for (Books.Page page : pages(task)) {
                page.read(Unit.PAIRS, 1);
                page.kept(Unit.PAIRS, 1);
            }
            try {
                candidates.add(pair);
            } catch (IOException e) {
                failure = e;
            }
        }

        @Override
        public void rejected(Claim claim, Phrased phrased, Reason reason, String why) {
            claim(claim.task(), null);
            for (Books.Page page : pages(claim.task())) {
                page.read(Unit.PAIRS, 1);
                page.dropped(Unit.PAIRS, reason, 1);
            }
            write(Unit.PAIRS, reason, phrased.question() + " -> " + phrased.answer(), claim + ": " + why);
        }

        /** Books a claim: stated where there is no reason against it. */
        private void claim(Task task, @Nullable Reason reason) {
            for (Books.Page page : pages(task)) {
                page.read(Unit.CLAIMS, 1);
                if (reason == null) {
                    page.kept(Unit.CLAIMS, 1);
                } else {
                    page.dropped(Unit.CLAIMS, reason, 1);
                }
            }
        }

        private Books.Page[] pages(Task task) {
            return new Books.Page[] {books.page(Books.WHOLE), books.page(task.id())};
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
