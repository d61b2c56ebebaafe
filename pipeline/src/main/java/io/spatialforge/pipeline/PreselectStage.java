package io.spatialforge.pipeline;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.DropSampling;
import io.spatialforge.engine.DroppedWriter;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.ShardContext;
import io.spatialforge.engine.ShardResult;
import io.spatialforge.pipeline.copies.CopyPairs;
import io.spatialforge.pipeline.select.KeyReader;
import io.spatialforge.pipeline.select.KeyWriter;
import io.spatialforge.pipeline.select.KeyWriter.Repeats;
import io.spatialforge.pipeline.select.PairKey;
import io.spatialforge.pipeline.select.Preselection;
import io.spatialforge.pipeline.select.Tally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Verified pairs to those worth judging, one shard: duplicates, and surplus of answers, labels and images are left out. Of
 * what is left out because there is enough of it, a sample is written.
 */
final class PreselectStage {

    /** Where the keys of the pairs that are kept are; their lines are among the candidates. */
    static final String KEYS = RunFolder.work("preselected");

    /** Where the tallies of their answers are. */
    static final String TALLIES = RunFolder.work("tallies-of-preselected");

    private final Preselection preselection;
    private final long seed;
    private final DropSampling sampling;
    private final Repeated repeated;
    private final Map<String, Double> groups;

    /**
     * @param repeated pairs that are asked of another copy of their image
     * @param groups what is told of copies, of the run as a whole
     */
    PreselectStage(
            Preselection preselection, long seed, double dropSample, Repeated repeated, Map<String, Double> groups) {
        this.repeated = repeated;
        this.groups = Map.copyOf(groups);
        this.preselection = preselection;
        this.seed = seed;
        this.sampling = new DropSampling(1, Map.of(Reason.OVER_CAP, dropSample, Reason.LABEL_CAPPED, dropSample));
    }

    /** Pairs of a shard that are asked of another copy of their image, by id. */
    @FunctionalInterface
    interface Repeated {
        Map<String, CopyPairs.Repeated> of(int shard) throws IOException;
    }

    ShardResult run(int shard, ShardContext context) throws IOException {
        Shard work = new Shard(context, repeated.of(shard));
        if (shard == 0) {
            work.figures.putAll(groups);
        }
        try (KeyReader images = new KeyReader(LineReader.open(context.input(ForgeStage.KEYS)))) {
            for (KeyReader.OfImage image = images.next(); image != null; image = images.next()) {
                work.take(image);
            }
        }
        work.keys.finish();
        work.tally.write(context.lines(TALLIES));
        return new ShardResult(work.books, work.figures);
    }

    private final class Shard {

        private final Books books;
        private final Tally tally = new Tally();
        private final KeyWriter keys;
        private final DroppedWriter drops;
        private final Map<String, CopyPairs.Repeated> repeated;
        private final Map<String, Double> figures = new HashMap<>();

        Shard(ShardContext context, Map<String, CopyPairs.Repeated> repeated) throws IOException {
            this.repeated = repeated;
            books = context.books();
            keys = new KeyWriter(context.lines(KEYS));
            drops = context.drops(books, sampling);
        }

        private void take(KeyReader.OfImage image) throws IOException {
            List<PairKey> ofImage = new ArrayList<>(image.pairs().size());
            for (KeyReader.Entry pair : image.pairs()) {
                PairKey key = pair.key();
                books.read(Unit.PAIRS, 1);
                page(key).read(Unit.PAIRS, 1);
                Reason surplus = pair.repeats() == Repeats.YES ? Reason.DUPLICATE_PAIR : preselection.against(key);
                CopyPairs.Repeated elsewhere = repeated.get(key.id());
                if (elsewhere != null) {
                    figures.merge(Copying.PAIRS + elsewhere.reason().id(), 1.0, Double::sum);
                    drop(image, key, elsewhere.reason(), elsewhere.detail());
                } else if (surplus != null) {
                    drop(image, key, surplus, null);
                } else {
                    ofImage.add(key);
                }
            }
            keep(image, ofImage, preselection.enough(image.image(), ofImage));
        }

        private void keep(KeyReader.OfImage image, List<PairKey> among, List<PairKey> enough) throws IOException {
            int candidate = 0;
            int kept = 0;
            for (KeyReader.Entry pair : image.pairs()) {
                if (candidate == among.size() || among.get(candidate) != pair.key()) {
                    continue;
                }
                candidate++;
                if (kept < enough.size() && enough.get(kept) == pair.key()) {
                    kept++;
                    books.kept(Unit.PAIRS, 1);
                    page(pair.key()).kept(Unit.PAIRS, 1);
                    tally.countAnswer(pair.key(), seed);
                    keys.add(image.image(), pair.key(), pair.number(), Repeats.NO);
                } else {
                    drop(image, pair.key(), Reason.OVER_CAP, null);
                }
            }
        }

        private void drop(KeyReader.OfImage image, PairKey pair, Reason reason, @Nullable String detail)
                throws IOException {
            page(pair).dropped(Unit.PAIRS, reason, 1);
            drops.drop(new Drop(Stage.PRESELECT, Unit.PAIRS, reason, image.image(), pair.id(), detail));
        }

        private Books.Page page(PairKey pair) {
            return books.page(pair.task().id());
        }
    }
}
