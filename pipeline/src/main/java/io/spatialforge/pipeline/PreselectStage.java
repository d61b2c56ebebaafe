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
import io.spatialforge.pipeline.select.ZeroBalance;
import io.spatialforge.records.QaPairJson;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Verified pairs to those worth judging, one shard: duplicates and surplus answers are left out. */
final class PreselectStage {

    static final String PAIRS = RunFolder.work("preselected");

    /** Where the tallies of the pairs that are kept are. */
    static final String TALLIES = RunFolder.work("tallies-of-preselected");

    private final ZeroBalance zeros;
    private final Map<String, Integer> limits;
    private final Preselection preselection;
    private final long seed;
    private final CopyPairs copies;
    private final Map<String, Double> groups;

    /**
     * @param copies pairs that are asked of another copy of their image
     * @param groups what is told of copies, of the run as a whole
     */
    PreselectStage(
            ZeroBalance zeros,
            Map<String, Integer> limits,
            Preselection preselection,
            long seed,
            CopyPairs copies,
            Map<String, Double> groups) {
        this.copies = copies;
        this.groups = Map.copyOf(groups);
        this.zeros = zeros;
        this.limits = Map.copyOf(limits);
        this.preselection = preselection;
        this.seed = seed;
    }

    ShardResult run(int shard, ShardContext context) throws IOException {
        Books books = new Books();
        LineWriter pairs = context.lines(PAIRS);
        DroppedWriter drops = context.drops(books, DropSampling.ALL);
        OneImage image = new OneImage();
        Tally tally = new Tally();
        Map<String, CopyPairs.Repeated> repeatedPairs = copies.of(shard);
        Map<String, Double> figures = new HashMap<>(shard == 0 ? groups : Map.of());
        LineReader.forEach(
                context.folder().lines(ForgeStage.CANDIDATES, context.shards(), shard), QaPairJson.LINES, pair -> {
                    Books.Page page = books.page(pair.claim().task().id());
                    books.read(Unit.PAIRS, 1);
                    page.read(Unit.PAIRS, 1);
                    CopyPairs.Repeated repeated = repeatedPairs.get(pair.id());
                    Reason surplus = image.isNew(pair) ? surplus(pair) : Reason.DUPLICATE_PAIR;
                    if (repeated != null) {
                        surplus = repeated.reason();
                        figures.merge(Copying.PAIRS + repeated.reason().id(), 1.0, Double::sum);
                    }
                    if (surplus != null) {
                        page.dropped(Unit.PAIRS, surplus, 1);
                        drops.drop(new Drop(
                                Stage.PRESELECT,
                                Unit.PAIRS,
                                surplus,
                                pair.image().id(),
                                pair.id(),
                                repeated != null
                                        ? repeated.detail()
                                        : pair.phrased().question()));
                        return;
                    }
                    books.kept(Unit.PAIRS, 1);
                    page.kept(Unit.PAIRS, 1);
                    tally.count(pair, seed);
                    pairs.write(QaPairJson.toLine(pair));
                });
        tally.write(context.lines(TALLIES));
        return new ShardResult(books, figures);
    }

    private @Nullable Reason surplus(QaPair pair) {
        return zeros.keeps(pair, limits) ? preselection.against(pair) : Reason.UNBALANCED;
    }

    /** The pairs of the image at hand; those of one image follow each other. */
    private static final class OneImage {

        private @Nullable String id;
        private final Set<String> ids = new HashSet<>();
        private final Set<String> questions = new HashSet<>();

        boolean isNew(QaPair pair) {
            if (!pair.image().id().equals(id)) {
                id = pair.image().id();
                ids.clear();
                questions.clear();
            }
            return ids.add(pair.id()) & questions.add(pair.phrased().question());
        }
    }
}
