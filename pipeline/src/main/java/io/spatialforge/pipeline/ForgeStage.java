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
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
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

    private static final Task[] TASKS = Task.values();
    private static final Reason[] REASONS = Reason.values();

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
        Ledger ledger = new Ledger();
        LineReader.forEach(context.input(RunFolder.SCENES), SceneJson.LINES, scene -> {
            SceneOutcome outcome = new SceneOutcome(scene, ledger, candidates, drops);
            books.read(Unit.IMAGES, 1);
            forge.forge(scene, outcome);
            if (outcome.failure != null) {
                throw outcome.failure;
            }
            books.kept(Unit.IMAGES, 1);
            candidates.asked.clear();
        });
        ledger.enter(books);
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

    /** Counts of claims and pairs, of which there are hundreds of millions, until they are entered in the books. */
    private static final class Ledger {

        /** By task and the reason's place; the last place is for what there is no reason against. */
        private final long[][] claims = new long[TASKS.length][REASONS.length + 1];

        private final long[][] pairs = new long[TASKS.length][REASONS.length + 1];

        /** Counts a claim: stated where there is no reason against it. */
        void claim(Task task, @Nullable Reason reason) {
            claims[task.ordinal()][place(reason)]++;
        }

        /** Counts a pair: verified where there is no reason against it. */
        void pair(Task task, @Nullable Reason reason) {
            pairs[task.ordinal()][place(reason)]++;
        }

        private static int place(@Nullable Reason reason) {
            return reason == null ? REASONS.length : reason.ordinal();
        }

        void enter(Books books) {
            for (Task task : TASKS) {
                enter(books, task, Unit.CLAIMS, claims[task.ordinal()]);
                enter(books, task, Unit.PAIRS, pairs[task.ordinal()]);
            }
        }

        private static void enter(Books books, Task task, Unit unit, long[] counts) {
            long read = Arrays.stream(counts).sum();
            if (read == 0) {
                return;
            }
            for (Books.Page page : List.of(books.page(Books.WHOLE), books.page(task.id()))) {
                page.read(unit, read);
                page.kept(unit, counts[REASONS.length]);
                for (Reason reason : REASONS) {
                    page.dropped(unit, reason, counts[reason.ordinal()]);
                }
            }
        }
    }

    /** The hashes by which abstentions are sampled: of the image and a subject as {@code near-far r12 r7}. */
    private static final class SubjectHash {

        private final long image;
        private final long[] tasks = new long[TASKS.length];
        private @Nullable Task task;
        private @Nullable String about;
        private long begun;

        SubjectHash(String image) {
            this.image = StableHash.of(image);
            for (Task each : TASKS) {
                tasks[each.ordinal()] = StableHash.on(StableHash.begin(this.image, each.id()), " ");
            }
        }

        /** The same as of the whole text, which mostly begins as the one before did. */
        long of(Task nextTask, String nextAbout, @Nullable String other) {
            if (nextTask != task || !nextAbout.equals(about)) {
                begun = StableHash.on(tasks[nextTask.ordinal()], nextAbout);
                task = nextTask;
                about = nextAbout;
            }
            return StableHash.end(other == null ? begun : StableHash.on(StableHash.on(begun, " "), other));
        }

        long of(String subject) {
            return StableHash.with(image, subject);
        }
    }

    private static final class SceneOutcome implements PairForge.Outcome {

        private final Scene scene;
        private final SubjectHash hash;
        private final Ledger ledger;
        private final Candidates candidates;
        private final DroppedWriter drops;
        private @Nullable IOException failure;

        SceneOutcome(Scene scene, Ledger ledger, Candidates candidates, DroppedWriter drops) {
            this.scene = scene;
            this.hash = new SubjectHash(scene.image().id());
            this.ledger = ledger;
            this.candidates = candidates;
            this.drops = drops;
        }

        @Override
        public void abstained(Task task, Reason reason, String about, @Nullable String other) {
            ledger.claim(task, reason);
            DropSampling sampling = drops.sampling();
            if (sampling.writesSome(reason) && sampling.writes(reason, hash.of(task, about, other))) {
                write(Unit.CLAIMS, reason, task.id() + " " + about + (other == null ? "" : " " + other), null);
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
            ledger.claim(claim.task(), reason);
            if (drops.sampling().writesSome(reason)) {
                String subject = claim.toString();
                if (drops.sampling().writes(reason, hash.of(subject))) {
                    write(Unit.CLAIMS, reason, subject, null);
                }
            }
        }

        @Override
        public void kept(QaPair pair) {
            Task task = pair.claim().task();
            ledger.claim(task, null);
            ledger.pair(task, null);
            try {
                candidates.add(pair);
            } catch (IOException e) {
                failure = e;
            }
        }

        @Override
        public void rejected(Claim claim, Phrased phrased, Reason reason, String why) {
            ledger.claim(claim.task(), null);
            ledger.pair(claim.task(), reason);
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
