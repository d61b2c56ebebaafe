package io.spatialforge.app;

import io.spatialforge.app.watch.Progress;
import io.spatialforge.audit.blind.Blind;
import io.spatialforge.audit.blind.BlindOptions;
import io.spatialforge.audit.blind.BlindReport;
import io.spatialforge.engine.ProgressListener;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.audit.BlindGlance;
import java.io.IOException;
import java.util.Optional;

/** How far the answers of a run can be guessed without its photographs, as commands tell it. */
final class Blindness {

    private Blindness() {}

    /** What a run that was just made keeps; empty where no kind has enough pairs for it to tell anything. */
    static Optional<BlindGlance> told(FinishedRun run) throws IOException {
        return Optional.of(BlindGlance.of(run, ProgressListener.NONE)).filter(BlindGlance::tells);
    }

    /** The table with a heading, what was read, and an empty line before and after. */
    static String text(BlindGlance glance) {
        String table = "%nGuessed from the questions alone:%n%s%n"
                .formatted(glance.report().toText());
        return glance.read() == glance.shards()
                ? table
                : "%s%nRead were %,d of %,d shards, %.0f%% of the images; all: spatialforge blind RUN%n%n"
                        .formatted(table.stripTrailing(), glance.read(), glance.shards(), 100 * glance.share());
    }

    /** Of all pairs: what the run keeps where that says the same, else guessed. Copies of a photograph fall into the same half. */
    static BlindReport of(FinishedRun run, BlindOptions options, Progress progress) throws IOException {
        Optional<BlindReport> kept = BlindGlance.kept(run).flatMap(glance -> glance.as(options));
        return kept.isPresent()
                ? kept.get()
                : Blind.run(CountedPairs.of(run, progress, BlindGlance.STEP), options, run.groups()::leader);
    }
}
