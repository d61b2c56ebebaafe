package io.spatialforge.app;

import io.spatialforge.app.watch.Progress;
import io.spatialforge.audit.blind.BlindOptions;
import io.spatialforge.audit.blind.BlindReport;
import io.spatialforge.pipeline.FinishedRun;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spatialforge blind}: how far the answers of a run can be guessed without its photographs. */
@Command(
        name = "blind",
        mixinStandardHelpOptions = true,
        description = "Has answers guessed from the questions alone: guessers learn from one half of the images and are"
                + " tested on the other. Exits with 1 if a kind of question can be guessed.",
        footerHeading = "%nExamples:%n",
        footer = {"  spatialforge blind RUN", "  spatialforge blind RUN --least 1000 --tolerance 5 --json"})
final class BlindCommand implements Callable<Integer> {

    private static final BlindOptions DEFAULTS = BlindOptions.ofDefaults();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "RUN", description = "The run folder.")
    private Path run = Path.of("");

    @Option(
            names = "--least",
            paramLabel = "N",
            description = "Kinds of fewer pairs are reported and not held to the bound (default: ${DEFAULT-VALUE}).")
    private long least = DEFAULTS.least();

    @Option(
            names = "--tolerance",
            paramLabel = "POINTS",
            description =
                    "How far above chance the upper 95%% bound of the better guesser may lie, in percentage points"
                            + " (default: ${DEFAULT-VALUE}).")
    private double tolerance = 100 * DEFAULTS.tolerance();

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "Pairs of a kind that are used at most, about (default: ${DEFAULT-VALUE}).")
    private int sample = DEFAULTS.sample();

    @Option(names = "--seed", paramLabel = "N", description = "Other halves for another number.")
    private long seed = DEFAULTS.seed();

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        BlindOptions options;
        try {
            options = new BlindOptions(seed, least, tolerance / 100, sample);
        } catch (IllegalArgumentException e) {
            throw new Main.UsageException("blind: " + e.getMessage());
        }
        FinishedRun finished = FinishedRun.open(run);
        BlindReport report;
        try (Progress progress = Voice.of(spec).progress()) {
            report = Blindness.of(finished, options, progress);
        }
        if (json) {
            Voice.of(spec).result(report.toJson());
        } else {
            Voice.of(spec).result(report.toText(), Tints.BLIND);
        }
        return report.holds() ? Main.DONE : Main.NOT_ACCEPTABLE;
    }
}
