package io.spatialforge.export;

import io.spatialforge.export.evaluation.EvaluationOptions;
import io.spatialforge.export.evaluation.LmmsEval;
import io.spatialforge.export.target.Photographs;
import io.spatialforge.export.target.RecordTarget;
import io.spatialforge.export.target.Target;
import java.util.ArrayList;
import java.util.List;

/** What a run can be exported to: the record files of every dialect, and what is laid out otherwise. */
public final class Targets {

    private Targets() {}

    /** The names of all targets, in the order in which they are listed to users. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(Dialects.names());
        names.add(LmmsEval.NAME);
        return names;
    }

    /** A target that brings no photographs along, as validation needs it. */
    public static Target named(String name) {
        return named(name, ExportOptions.DEFAULTS, Photographs.NONE);
    }

    /**
     * @param photographs of the run, for exports that bring them along
     * @throws IllegalArgumentException if no target has that name; the message lists those there are
     */
    public static Target named(String name, ExportOptions options, Photographs photographs) {
        if (name.equals(LmmsEval.NAME)) {
            EvaluationOptions evaluation = options.evaluation();
            return new LmmsEval(
                    Dialects.named(evaluation.dialect(), options.dialect()),
                    evaluation.heldOut(),
                    options.copyImages());
        }
        return new RecordTarget(Dialects.named(name, options.dialect()), options.copyImages());
    }
}
