package io.spatialforge.app;

import io.spatialforge.export.ExportOptions;
import io.spatialforge.export.evaluation.HeldOut;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What goes into evaluation tasks. */
final class Evaluation {

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            description =
                    "For evaluations: test, validation or both; test unless said, or validation where the run has no"
                            + " test pairs.")
    private @Nullable String split;

    /** Whether the user said which split. */
    boolean isSplitGiven() {
        return split != null;
    }

    HeldOut heldOut() {
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
