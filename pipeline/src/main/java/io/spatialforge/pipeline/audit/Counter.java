package io.spatialforge.pipeline.audit;

import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.ProgressListener;
import io.spatialforge.pipeline.FinishedRun;
import java.io.IOException;

/** Tells how many of a run's images went by. */
final class Counter {

    private final String work;
    private final long total;
    private final ProgressListener progress;
    private long done;

    private Counter(String work, long total, ProgressListener progress) {
        this.work = work;
        this.total = total;
        this.progress = progress;
    }

    /**
     * @param work what they are gone through for, in a word
     * @throws IOException if the run's books can't be read
     */
    static Counter ofImages(FinishedRun run, String work, ProgressListener progress) throws IOException {
        long total = run.books(Stage.PERCEIVE).page(Books.WHOLE).kept(Unit.IMAGES);
        progress.worked(work, Unit.IMAGES.id(), 0, total);
        return new Counter(work, total, progress);
    }

    void one() {
        done++;
        progress.worked(work, Unit.IMAGES.id(), Math.min(done, total - 1), total);
    }

    void all() {
        progress.worked(work, Unit.IMAGES.id(), total, total);
    }
}
