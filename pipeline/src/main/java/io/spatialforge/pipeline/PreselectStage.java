package io.spatialforge.pipeline;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.DropSampling;
import io.spatialforge.engine.DroppedWriter;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.LineWriter;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.ShardContext;
import io.spatialforge.engine.ShardResult;
import io.spatialforge.pipeline.copies.CopyPairs;
import io.spatialforge.pipeline.select.Preselection;
import io.spatialforge.pipeline.select.Tally;
import io.spatialforge.records.QaPairJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verified pairs to those worth judging, one shard: duplicates, and surplus of answers, labels and images are left out. Of
 * what is left out because there is enough of it, a sample is written.
 */
final class PreselectStage {

    static final String PAIRS = RunFolder.work("preselected");

    /** Where the tallies of the pairs that are kept are. */
    static final String TALLIES = RunFolder.work("tallies-of-preselected");

    private final Preselection preselection;
    private final long seed;
    private final DropSampling sampling;
    private final CopyPairs copies;
    private final Map<String, Double> groups;

    /**
     * @param copies pairs that are asked of another copy of their image
     * @param groups what is told of copies, of the run as a whole
     */
    PreselectStage(
            Preselection preselection, long seed, double dropSample, CopyPairs copies, Map<String, Double> groups) {
        this.copies = copies;
        this.groups = Map.copyOf(groups);
        this.preselection = preselection;
        this.seed = seed;
        this.sampling = new DropSampling(1, Map.of(Reason.OVER_CAP, dropSample, Reason.LABEL_CAPPED, dropSample));
    }

    ShardResult run(int shard, ShardContext context) throws IOException {
        Shard work = new Shard(context, copies.of(shard));
        if (shard == 0) {
            work.figures.putAll(groups);
        }
        LineReader.forEach(context.input(ForgeStage.CANDIDATES), QaPairJson.LINES, work::take);
        work.finishImage();
        work.tally.write(context.lines(TALLIES));
        return new ShardResult(work.books, work.figures);
    }

    /** Whether a pair is the first of its image that asks this; the pairs of one image follow each other. */
    static final class Questions {

        private final Set<String> ids = new HashSet<>();
        private final Set<String> questions = new HashSet<>();

        boolean isNew(QaPair pair) {
            return ids.add(pair.id()) & questions.add(pair.phrased().question());
        }

        void clear() {
            ids.clear();
            questions.clear();
        }
    }

    private final class Shard {

        private final Books books = new Books();
        private final Tally tally = new Tally();
        private final Questions questions = new Questions();
        private final List<QaPair> ofImage = new ArrayList<>();
        private final LineWriter pairs;
        private final DroppedWriter drops;
        private final Map<String, CopyPairs.Repeated> repeated;
        private final Map<String, Double> figures = new HashMap<>();
        private @Nullable String image;

        Shard(ShardContext context, Map<String, CopyPairs.Repeated> repeated) throws IOException {
            this.repeated = repeated;
            pairs = context.lines(PAIRS);
            drops = context.drops(books, sampling);
        }

        private void take(QaPair pair) throws IOException {
            if (!pair.image().id().equals(image)) {
                finishImage();
                image = pair.image().id();
            }
            books.read(Unit.PAIRS, 1);
            page(pair).read(Unit.PAIRS, 1);
            Reason surplus = questions.isNew(pair) ? preselection.against(pair) : Reason.DUPLICATE_PAIR;
            CopyPairs.Repeated elsewhere = repeated.get(pair.id());
            if (elsewhere != null) {
                figures.merge(Copying.PAIRS + elsewhere.reason().id(), 1.0, Double::sum);
                drop(pair, elsewhere.reason(), elsewhere.detail());
            } else if (surplus != null) {
                drop(pair, surplus, pair.phrased().question());
            } else {
                ofImage.add(pair);
            }
        }

        private void finishImage() throws IOException {
            List<QaPair> enough = preselection.enough(ofImage);
            int next = 0;
            for (QaPair pair : ofImage) {
                if (next < enough.size() && enough.get(next) == pair) {
                    next++;
                    books.kept(Unit.PAIRS, 1);
                    page(pair).kept(Unit.PAIRS, 1);
                    tally.count(pair, seed);
                    pairs.write(QaPairJson.toLine(pair));
                } else {
                    drop(pair, Reason.OVER_CAP, pair.phrased().question());
                }
            }
            ofImage.clear();
            questions.clear();
        }

        private void drop(QaPair pair, Reason reason, String detail) throws IOException {
            page(pair).dropped(Unit.PAIRS, reason, 1);
            drops.drop(
                    new Drop(Stage.PRESELECT, Unit.PAIRS, reason, pair.image().id(), pair.id(), detail));
        }

        private Books.Page page(QaPair pair) {
            return books.page(pair.claim().task().id());
        }
    }
}
