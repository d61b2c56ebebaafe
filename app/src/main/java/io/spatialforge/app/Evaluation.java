package io.spatialforge.app;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.Split;
import io.spatialforge.export.ExportOptions;
import io.spatialforge.export.evaluation.HeldOut;
import io.spatialforge.export.target.Target;
import io.spatialforge.pipeline.FinishedRun;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What goes into evaluation tasks. */
final class Evaluation {

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            completionCandidates = Candidates.HeldOutSplits.class,
            description =
                    "For evaluations: test, validation or both; test unless said, or validation where the run has no"
                            + " test pairs.")
    private @Nullable String split;

    /**
     * The splits that go into an evaluation: those asked for; else the test split, or validation where there is none.
     *
     * @param target other than evaluations take all splits
     * @param err is told where validation was taken instead
     * @throws Main.UsageException if the run has no pairs of those asked for; the message counts those it has
     */
    HeldOut heldOut(Target target, FinishedRun run, PrintWriter err) {
        HeldOut asked = asked();
        if (target.splits().contains(Split.TRAIN)) {
            return asked;
        }
        Map<Split, Long> seen = new EnumMap<>(Split.class);
        for (Iterator<QaPair> pairs = run.pairs(); pairs.hasNext(); ) {
            Split of = pairs.next().split();
            if (asked.splits().contains(of)) {
                return asked;
            }
            seen.merge(of, 1L, Long::sum);
        }
        String counts = seen.entrySet().stream()
                .map(entry ->
                        "%,d %s".formatted(entry.getValue(), entry.getKey().id()))
                .collect(Collectors.joining(", "));
        if (split == null && seen.containsKey(Split.VALIDATION)) {
            err.println("spatialforge: export: the run has no test pairs, but " + counts
                    + "; the validation pairs are taken");
            return HeldOut.VALIDATION;
        }
        throw new Main.UsageException("export --split: the run has no pairs of " + asked.id() + ", but "
                + (counts.isEmpty() ? "none at all" : counts)
                + "; give 'splits' a larger share in the configuration and run forge again");
    }

    /**
     * The splits asked for, or the default.
     *
     * @throws Main.UsageException if there is no such choice
     */
    HeldOut asked() {
        if (split == null) {
            return ExportOptions.DEFAULTS.heldOut();
        }
        for (HeldOut each : HeldOut.values()) {
            if (each.id().equals(split)) {
                return each;
            }
        }
        throw new Main.UsageException("--split: expected "
                + Arrays.stream(HeldOut.values()).map(HeldOut::id).collect(Collectors.joining(", ")) + ", got '" + split
                + "'; pairs that models are trained on make no evaluation");
    }
}
