package io.spatialforge.pipeline.audit;

import io.spatialforge.audit.blind.Blind;
import io.spatialforge.audit.blind.BlindOptions;
import io.spatialforge.audit.blind.BlindReport;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.ProgressListener;
import io.spatialforge.pipeline.FinishedRun;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * How far the answers of a run can be guessed without its photographs, guessed of a part of it where it is large. A run
 * keeps it beside its pairs ({@link #FILE}), and whoever tells of the run reads it there.
 *
 * @param read shards that were read; images fall into shards by a hash, so that some shards are a sample of all
 * @param shards of the run
 */
@API(status = API.Status.EXPERIMENTAL)
public record BlindGlance(BlindReport report, int read, int shards) {

    /** Where a run keeps it, from the run folder. */
    public static final String FILE = Checks.FOLDER + "/blind.json";

    /** What guessing is called while it goes on. */
    public static final String STEP = "guesses";

    /** Fewer than the command takes: with more, the numbers of large runs hardly become others. */
    private static final int SAMPLE = 50_000;

    /** About how many pairs are read, of however many. */
    private static final long READ = 400_000;

    private static final BlindOptions OPTIONS = BlindOptions.ofDefaults().withSample(SAMPLE);

    /**
     * What the run keeps, or, of one made by a version that kept none, guesses made now. Nothing is written.
     *
     * @throws IOException if a file of the run is corrupt, naming it
     */
    public static BlindGlance of(FinishedRun run, ProgressListener progress) throws IOException {
        Optional<BlindGlance> kept = kept(run);
        return kept.isPresent() ? kept.get() : guess(run, progress);
    }

    /** What the run keeps of the pairs that it has now; none where it keeps nothing, or something about others. */
    public static Optional<BlindGlance> kept(FinishedRun run) throws IOException {
        return BlindFile.read(run.folder(), BlindFile.fingerprint(run, OPTIONS));
    }

    /**
     * The same, kept with the run from now on. Of a run without pairs nothing is kept.
     *
     * @throws IOException if a file of the run is corrupt, naming it, or the folder can't be written
     */
    public static void keep(FinishedRun run, ProgressListener progress) throws IOException {
        if (pairs(run) == 0) {
            BlindFile.delete(run.folder());
            return;
        }
        if (kept(run).isEmpty()) {
            BlindFile.write(run.folder(), BlindFile.fingerprint(run, OPTIONS), guess(run, progress));
        }
    }

    private static BlindGlance guess(FinishedRun run, ProgressListener progress) throws IOException {
        long kept = pairs(run);
        int shards = run.shards().count();
        int read = kept == 0 ? shards : Math.clamp(Math.ceilDiv(shards * READ, kept), 1, shards);
        progress.worked(STEP, "tables", 0, 1);
        BlindReport report = Blind.run(new FirstShards(run, read), OPTIONS, run.groups()::leader);
        progress.worked(STEP, "tables", 1, 1);
        return new BlindGlance(report, read, shards);
    }

    private static long pairs(FinishedRun run) throws IOException {
        return run.books(Stage.SELECT).page(Books.WHOLE).kept(Unit.PAIRS);
    }

    /** Which part of the images was read, above 0 to 1. */
    public double share() {
        return (double) read / shards;
    }

    /** Whether a kind has enough pairs for the guesses to be held to the bound. */
    public boolean tells() {
        for (BlindReport.Row row : report.rows()) {
            if (row.verdict() != BlindReport.Verdict.SMALL) {
                return true;
            }
        }
        return false;
    }

    /**
     * The same as guesses with other options would be, where that is known without guessing: all pairs were read, and none
     * left out of them.
     */
    public Optional<BlindReport> as(BlindOptions options) {
        boolean whole = read == shards
                && options.sample() >= SAMPLE
                && report.rows().stream().allMatch(row -> row.sampled() == 1);
        boolean alike = options.withSample(SAMPLE).equals(report.options());
        return whole && alike ? Optional.of(new BlindReport(options, report.rows(), report.open())) : Optional.empty();
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
