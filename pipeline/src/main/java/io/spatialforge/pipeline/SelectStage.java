package io.spatialforge.pipeline;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.qa.Split;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.DropSampling;
import io.spatialforge.engine.DroppedWriter;
import io.spatialforge.engine.LineWriter;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.ShardContext;
import io.spatialforge.engine.ShardResult;
import io.spatialforge.pipeline.select.ImageGroups;
import io.spatialforge.pipeline.select.KeyReader;
import io.spatialforge.pipeline.select.PairKey;
import io.spatialforge.pipeline.select.Selection;
import io.spatialforge.pipeline.select.Splits;
import io.spatialforge.records.SplitLine;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Pairs that were preselected, and judged if a judge was asked, to the dataset, one shard: splits are assigned. */
final class SelectStage {

    /** In the figures of a shard: pairs kept by task and form. */
    static final String KEPT = "kept\t";

    /** In the figures of one shard: pairs there are of each task in the whole run, and those the mix wants. */
    static final String AVAILABLE = "available\t";

    static final String WANTED = "wanted\t";

    /** In the figures of one shard: the task that decided how large the dataset is. */
    static final String LIMITED_BY = "limited by\t";

    private final Pairs pairs;
    private final Selection selection;
    private final Splits splits;
    private final ImageGroups groups;
    private final DropSampling sampling;

    SelectStage(Pairs pairs, Selection selection, Splits splits, ImageGroups groups, double dropSample) {
        this.pairs = pairs;
        this.selection = selection;
        this.splits = splits;
        this.groups = groups;
        this.sampling = new DropSampling(1, Map.of(Reason.MIX_FULL, dropSample));
    }

    ShardResult run(int shard, ShardContext context) throws IOException {
        Books books = context.books();
        LineWriter qa = context.lines(RunFolder.QA);
        DroppedWriter drops = context.drops(books, sampling);
        Map<String, Double> figures = new HashMap<>();
        if (shard == 0) {
            selection.available().forEach((task, count) -> figures.put(AVAILABLE + task.id(), (double) count));
            selection.wanted().forEach((task, count) -> figures.put(WANTED + task.id(), (double) count));
            Task limitedBy = selection.limitedBy();
            if (limitedBy != null) {
                figures.put(LIMITED_BY + limitedBy.id(), 1.0);
            }
        }
        SplitLine line = new SplitLine();
        try (Pairs.Reader reader = pairs.open(context)) {
            for (KeyReader.OfImage image = reader.nextImage(); image != null; image = reader.nextImage()) {
                Split split = splits.of(groups.leader(image.image()));
                for (KeyReader.Entry pair : image.pairs()) {
                    PairKey key = pair.key();
                    Books.Page page = books.page(key.task().id());
                    books.read(Unit.PAIRS, 1);
                    page.read(Unit.PAIRS, 1);
                    Reason surplus = selection.against(key);
                    if (surplus != null) {
                        page.dropped(Unit.PAIRS, surplus, 1);
                        drops.drop(new Drop(Stage.SELECT, Unit.PAIRS, surplus, image.image(), key.id(), null));
                        continue;
                    }
                    books.kept(Unit.PAIRS, 1);
                    page.kept(Unit.PAIRS, 1);
                    figures.merge(KEPT + key.task().id() + "\t" + key.form(), 1.0, Double::sum);
                    reader.line(pair, split, line);
                    qa.write(line.buffer(), 0, line.length());
                }
            }
        }
        return new ShardResult(books, figures);
    }
}
