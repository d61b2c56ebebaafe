package io.spatialforge.app;

import io.spatialforge.app.watch.Progress;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.engine.Books;
import io.spatialforge.pipeline.FinishedRun;
import java.io.IOException;
import java.util.Iterator;

/** The pairs of a run one after another, of which is shown how many went by. */
final class CountedPairs implements Iterator<QaPair> {

    private static final int STEP = 1000;

    private final Iterator<QaPair> pairs;
    private final Progress progress;
    private final String work;
    private final long total;
    private long done;

    private CountedPairs(Iterator<QaPair> pairs, Progress progress, String work, long total) {
        this.pairs = pairs;
        this.progress = progress;
        this.work = work;
        this.total = total;
    }

    /**
     * @param work what they are read for, in a word
     */
    static CountedPairs of(FinishedRun run, Progress progress, String work) throws IOException {
        long total = run.books(Stage.SELECT).page(Books.WHOLE).kept(Unit.PAIRS);
        return new CountedPairs(run.pairs(), progress, work, total);
    }

    @Override
    public boolean hasNext() {
        boolean more = pairs.hasNext();
        if (!more && done > 0) {
            progress.worked(work, Unit.PAIRS.id(), total, total);
        }
        return more;
    }

    @Override
    public QaPair next() {
        if (done++ % STEP == 0) {
            progress.worked(work, Unit.PAIRS.id(), Math.min(done - 1, total - 1), total);
        }
        return pairs.next();
    }
}
