package io.spatialforge.app;

import io.spatialforge.export.Dialects;
import io.spatialforge.export.evaluation.EvaluationOptions;
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

    @Option(
            names = "--dialect",
            paramLabel = "DIALECT",
            description = "For evaluations: the dialect in which questions tell coordinates; qwen3-vl unless said.")
    private String dialect = EvaluationOptions.DEFAULTS.dialect();

    EvaluationOptions options() {
        if (!Dialects.names().contains(dialect)) {
            throw new Main.UsageException("--dialect: there is no dialect '" + dialect + "'; there is "
                    + String.join(", ", Dialects.names()));
        }
        return new EvaluationOptions(heldOut(), dialect);
    }

    /** Whether the user said which split. */
    boolean isSplitGiven() {
        return split != null;
    }

    private HeldOut heldOut() {
        if (split == null) {
            return EvaluationOptions.DEFAULTS.heldOut();
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
