package io.spatialforge.viewer.report;

import io.spatialforge.audit.blind.Blind;
import io.spatialforge.audit.blind.BlindOptions;
import io.spatialforge.audit.blind.BlindReport;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.RunSummary;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apiguardian.api.API;

/**
 * How far the answers of a run can be guessed without its photographs, guessed of a part of it where it is large.
 *
 * @param read shards that were read; images fall into shards by a hash, so that some shards are a sample of all
 * @param shards of the run
 */
@API(status = API.Status.EXPERIMENTAL)
public record BlindGlance(BlindReport report, int read, int shards) {

    /** Fewer than the command takes, and as many as after a run, so that both say the same. */
    private static final int SAMPLE = 50_000;

    /** About how many pairs are read, of however many. */
    private static final long READ = 400_000;

    /** Guesses. */
    public static BlindGlance of(FinishedRun run, RunSummary summary) throws IOException {
        long kept = 0;
        for (long pairs : summary.keptByForm().values()) {
            kept += pairs;
        }
        int shards = run.shards().count();
        int read = kept == 0 ? shards : Math.clamp(Math.ceilDiv(shards * READ, kept), 1, shards);
        BlindOptions options = BlindOptions.ofDefaults().withSample(SAMPLE);
        BlindReport report = Blind.run(new FirstShards(run, read), options, run.groups()::leader);
        return new BlindGlance(report, read, shards);
    }

    /** Which part of the images was read, above 0 to 1. */
    public double share() {
        return (double) read / shards;
    }

    private static final class FirstShards implements Iterator<QaPair> {

        private final FinishedRun run;
        private final int shards;
        private Iterator<QaPair> pairs = Collections.emptyIterator();
        private int next;

        FirstShards(FinishedRun run, int shards) {
            this.run = run;
            this.shards = shards;
        }

        @Override
        public boolean hasNext() {
            while (!pairs.hasNext() && next < shards) {
                pairs = run.pairs(next++);
            }
            return pairs.hasNext();
        }

        @Override
        public QaPair next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return pairs.next();
        }
    }
}
