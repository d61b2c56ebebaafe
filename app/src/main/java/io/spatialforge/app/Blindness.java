package io.spatialforge.app;

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
import java.util.Optional;

/** How far the answers of a run that was just made can be guessed without its photographs, for the summary. */
final class Blindness {

    /** Fewer than the command takes: a run should not end with minutes of guessing. */
    private static final int SAMPLE = 50_000;

    /** About how many pairs are read for the summary, of however many. */
    private static final long READ = 400_000;

    private Blindness() {}

    /**
     * What was guessed of a part of a run.
     *
     * @param read shards that were read; images fall into shards by a hash, so that some shards are a sample of all
     * @param shards of the run
     */
    record Glimpse(BlindReport report, int read, int shards) {

        /** The table with a heading, what was read, and an empty line before and after. */
        String text() {
            String table = Blindness.text(report);
            return read == shards
                    ? table
                    : "%s%nRead were %,d of %,d shards, %.0f%% of the images; all: spatialforge blind RUN%n%n"
                            .formatted(table.stripTrailing(), read, shards, 100.0 * read / shards);
        }
    }

    /** Empty where no kind has enough pairs for the guesses to tell anything. */
    static Optional<Glimpse> of(RunSummary summary) throws IOException {
        BlindOptions options = BlindOptions.ofDefaults().withSample(SAMPLE);
        long kept = 0;
        long most = 0;
        for (long pairs : summary.keptByForm().values()) {
            kept += pairs;
            most = Math.max(most, pairs);
        }
        if (most < options.least()) {
            return Optional.empty();
        }
        FinishedRun run = FinishedRun.open(summary.folder());
        int shards = run.shards().count();
        int read = Math.clamp(Math.ceilDiv(shards * READ, kept), 1, shards);
        return Optional.of(new Glimpse(Blind.run(new FirstShards(run, read), options), read, shards));
    }

    /** Copies of a photograph fall into the same half. */
    static BlindReport of(FinishedRun run, BlindOptions options) throws IOException {
        return of(run, options, run.pairs());
    }

    /**
     * @param pairs all of the run
     */
    static BlindReport of(FinishedRun run, BlindOptions options, Iterator<QaPair> pairs) throws IOException {
        return Blind.run(pairs, options, run.groups()::leader);
    }

    /** The table with a heading, and an empty line before and after. */
    static String text(BlindReport report) {
        return "%nGuessed from the questions alone:%n%s%n".formatted(report.toText());
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
