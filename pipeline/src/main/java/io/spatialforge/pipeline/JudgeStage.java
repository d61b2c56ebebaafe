package io.spatialforge.pipeline;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.DropSampling;
import io.spatialforge.engine.DroppedWriter;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.LineWriter;
import io.spatialforge.engine.Meter;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.ShardContext;
import io.spatialforge.engine.ShardResult;
import io.spatialforge.pipeline.config.JudgeConfig.Unasked;
import io.spatialforge.pipeline.judge.Court;
import io.spatialforge.pipeline.judge.Finding;
import io.spatialforge.pipeline.judge.Hearing;
import io.spatialforge.pipeline.select.KeyWriter;
import io.spatialforge.pipeline.select.PairKey;
import io.spatialforge.pipeline.select.Tally;
import io.spatialforge.records.QaPairJson;
import io.spatialforge.records.SceneJson;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Preselected pairs to those that a judge agrees with, and pairs in words that a model proposed, one shard. Photographs are
 * heard side by side and written in their order.
 *
 * <p>A shard is finished when every question was answered. Where one was not, the run stops, unless it is to go on without.
 * What was answered is remembered by the model, so that nothing is lost.
 */
final class JudgeStage {

    static final String PAIRS = RunFolder.work("judged");

    /** Where the keys of the pairs that are kept are. */
    static final String KEYS = RunFolder.work("keys-of-judged");

    /** Where the tallies of what labels tell of the answers that are kept are. */
    static final String TALLIES = RunFolder.work("tallies-of-judged");

    /** Photographs of a shard that are heard, or wait to be written, at a time. */
    private static final int AHEAD = 64;

    private final Court court;
    private final Unasked unasked;
    private final long seed;
    private final AtomicLong answered = new AtomicLong();

    JudgeStage(Court court, Unasked unasked, long seed) {
        this.court = court;
        this.seed = seed;
        this.unasked = unasked;
    }

    ShardResult run(int shard, ShardContext context) throws Exception {
        Sitting sitting = new Sitting(context);
        Deque<Future<Hearing.Heard>> open = new ArrayDeque<>();
        boolean done = false;
        Pairs preselected = new Pairs(PreselectStage.KEYS, ForgeStage.CANDIDATES);
        try (Meter.Watching queue = context.meter().watch("judge_photographs", open::size);
                Pairs.Reader pairs = preselected.open(context);
                LineReader scenes = LineReader.open(context.input(RunFolder.SCENES))) {
            QaPair next = pairs.next();
            while (scenes.next()) {
                Scene scene = scenes.record(SceneJson.LINES);
                List<QaPair> ofScene = new ArrayList<>();
                while (next != null && next.image().id().equals(scene.image().id())) {
                    ofScene.add(next);
                    next = pairs.next();
                }
                open.add(court.hear(scene, ofScene));
                if (open.size() > AHEAD) {
                    sitting.write(heard(open.remove()));
                }
            }
            if (next != null) {
                throw new IllegalStateException("pair " + next.id() + " is of no scene of its shard");
            }
            while (!open.isEmpty()) {
                sitting.write(heard(open.remove()));
            }
            done = true;
        } finally {
            if (!done) {
                court.adjourn("the run was stopped");
                leave(open);
            }
        }
        sitting.keys.finish();
        sitting.tally.write(context.lines(TALLIES));
        return new ShardResult(sitting.books, sitting.figures);
    }

    private static Hearing.Heard heard(Future<Hearing.Heard> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** Waits for the answers to questions under way, even when interrupted: they are paid for. */
    private static void leave(Deque<Future<Hearing.Heard>> open) {
        boolean interrupted = Thread.interrupted();
        while (!open.isEmpty()) {
            try {
                open.element().get();
                open.remove();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                open.remove();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Pairs and words that were decided since the stage began, remembered answers included. */
    long answered() {
        return answered.get();
    }

    /** What one shard writes. */
    private final class Sitting {

        private final Books books;
        private final Map<String, Double> figures = new HashMap<>();
        private final LineWriter pairs;
        private final KeyWriter keys;
        private final DroppedWriter drops;
        private final Tally tally = new Tally();

        Sitting(ShardContext context) throws IOException {
            books = context.books();
            pairs = context.lines(PAIRS);
            keys = new KeyWriter(context.lines(KEYS));
            drops = context.drops(books, DropSampling.ALL);
        }

        void write(Hearing.Heard heard) throws IOException {
            for (Hearing.Ruling ruling : heard.rulings()) {
                write(heard, ruling);
            }
            for (Hearing.Described described : heard.described()) {
                write(heard, described);
            }
        }

        private void write(Hearing.Heard heard, Hearing.Ruling ruling) throws IOException {
            QaPair pair = ruling.pair();
            Finding finding = ruling.finding();
            String task = pair.claim().task().id();
            Reason reason = finding == null ? null : reason(heard, finding);
            Books.Page page = books.page(task);
            books.read(Unit.PAIRS, 1);
            page.read(Unit.PAIRS, 1);
            if (finding == null) {
                figures.merge(JudgeFigures.PASSED + task, 1.0, Double::sum);
            } else {
                count(JudgeFigures.ROUNDS + task, finding);
                String how = reason == null && finding.outcome() != Finding.Outcome.AGREED
                        ? JudgeFigures.UNJUDGED
                        : JudgeFigures.PUT;
                figures.merge(how + task, 1.0, Double::sum);
            }
            if (reason == null) {
                keep(pair, page);
                return;
            }
            page.dropped(Unit.PAIRS, reason, 1);
            drops.drop(new Drop(
                    Stage.JUDGE,
                    Unit.PAIRS,
                    reason,
                    heard.image(),
                    pair.id(),
                    detail(finding) + ": " + pair.phrased().question() + " -> "
                            + pair.phrased().answer()));
        }

        private void write(Hearing.Heard heard, Hearing.Described described) throws IOException {
            Finding finding = described.finding();
            Reason reason = finding == null ? Reason.PROPOSAL_UNFIT : reasonOfWords(heard, finding);
            books.read(Unit.PROPOSALS, 1);
            if (finding != null) {
                count(JudgeFigures.WORD_ROUNDS, finding);
            }
            if (reason != null) {
                String detail = finding == null ? described.unfit() : detail(finding);
                drops.drop(new Drop(
                        Stage.JUDGE,
                        Unit.PROPOSALS,
                        reason,
                        heard.image(),
                        described.region().id(),
                        described.words().isEmpty() ? detail : detail + ": " + described.words()));
                return;
            }
            books.kept(Unit.PROPOSALS, 1);
            for (QaPair pair : described.pairs()) {
                String task = pair.claim().task().id();
                Books.Page page = books.page(task);
                books.read(Unit.PAIRS, 1);
                page.read(Unit.PAIRS, 1);
                figures.merge(JudgeFigures.DESCRIBED + task, 1.0, Double::sum);
                keep(pair, page);
            }
        }

        private void keep(QaPair pair, Books.Page page) throws IOException {
            books.kept(Unit.PAIRS, 1);
            page.kept(Unit.PAIRS, 1);
            PairKey key = PairKey.of(pair);
            tally.countOutcome(key);
            keys.add(pair.image().id(), key, pairs.lines(), KeyWriter.Repeats.NO);
            pairs.write(QaPairJson.toLine(pair));
        }

        private void count(String figure, Finding finding) {
            if (finding.asked() > 0) {
                figures.merge(figure, (double) finding.asked(), Double::sum);
            }
            if (finding.outcome() != Finding.Outcome.OPEN) {
                answered.incrementAndGet();
            }
        }

        private static String detail(@Nullable Finding finding) {
            return finding == null ? "" : finding.detail();
        }

        /** Why a pair is dropped; null where it is kept. */
        private @Nullable Reason reason(Hearing.Heard heard, Finding finding) {
            return switch (finding.outcome()) {
                case AGREED -> null;
                case DISAGREED -> Reason.JUDGE_DISAGREED;
                case UNSURE -> Reason.JUDGE_UNSURE;
                case IMPOSSIBLE -> unasked == Unasked.KEEP ? null : Reason.NOT_JUDGED;
                case OPEN -> open(heard, finding);
            };
        }

        /** The same of words, which are never kept unless the judge agreed. */
        private @Nullable Reason reasonOfWords(Hearing.Heard heard, Finding finding) {
            return finding.outcome() == Finding.Outcome.AGREED || reason(heard, finding) != null
                    ? reason(heard, finding)
                    : Reason.NOT_JUDGED;
        }

        private @Nullable Reason open(Hearing.Heard heard, Finding finding) {
            switch (unasked) {
                case STOP -> {
                    court.adjourn(finding.detail());
                    throw new JudgeStoppedException(heard.image() + ": " + finding.detail());
                }
                case KEEP -> {
                    return null;
                }
                case DROP -> {
                    return Reason.NOT_JUDGED;
                }
            }
            throw new IllegalStateException();
        }
    }
}
