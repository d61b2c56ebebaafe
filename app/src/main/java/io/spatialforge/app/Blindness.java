package io.spatialforge.app;

import io.spatialforge.audit.blind.Blind;
import io.spatialforge.audit.blind.BlindOptions;
import io.spatialforge.audit.blind.BlindReport;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.RunSummary;
import io.spatialforge.viewer.report.BlindGlance;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;

/** How far the answers of a run that was just made can be guessed without its photographs, for the summary. */
final class Blindness {

    private Blindness() {}

    /** Empty where no kind has enough pairs for the guesses to tell anything. */
    static Optional<BlindGlance> of(RunSummary summary) throws IOException {
        long most = 0;
        for (long pairs : summary.keptByForm().values()) {
            most = Math.max(most, pairs);
        }
        return most < BlindOptions.ofDefaults().least()
                ? Optional.empty()
                : Optional.of(BlindGlance.of(FinishedRun.open(summary.folder()), summary));
    }

    /** The table with a heading, what was read, and an empty line before and after. */
    static String text(BlindGlance glance) {
        String table = text(glance.report());
        return glance.read() == glance.shards()
                ? table
                : "%s%nRead were %,d of %,d shards, %.0f%% of the images; all: spatialforge blind RUN%n%n"
                        .formatted(table.stripTrailing(), glance.read(), glance.shards(), 100 * glance.share());
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
}
