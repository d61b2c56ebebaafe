package io.spatialforge.app;

import io.spatialforge.audit.blind.Blind;
import io.spatialforge.audit.blind.BlindOptions;
import io.spatialforge.audit.blind.BlindReport;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.RunSummary;
import java.io.IOException;
import java.util.Optional;

/** How far the answers of a run that was just made can be guessed without its photographs, for the summary. */
final class Blindness {

    /** Fewer than the command takes: a run should not end with minutes of guessing. */
    private static final int SAMPLE = 50_000;

    private Blindness() {}

    /** Empty where no kind has enough pairs for the guesses to tell anything. */
    static Optional<BlindReport> of(RunSummary summary) throws IOException {
        BlindOptions options = BlindOptions.ofDefaults().withSample(SAMPLE);
        boolean enough = summary.keptByForm().values().stream().anyMatch(pairs -> pairs >= options.least());
        return enough ? Optional.of(Blind.run(FinishedRun.open(summary.folder()).pairs(), options)) : Optional.empty();
    }

    /** Copies of a photograph fall into the same half. */
    static BlindReport of(FinishedRun run, BlindOptions options) throws IOException {
        return Blind.run(run.pairs(), options, run.groups()::leader);
    }

    /** The table with a heading, and an empty line before and after. */
    static String text(BlindReport report) {
        return "%nGuessed from the questions alone:%n%s%n".formatted(report.toText());
    }
}
