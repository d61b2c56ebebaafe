package io.spatialforge.export.evaluation;

import io.spatialforge.core.qa.Split;
import io.spatialforge.export.Dialect;
import io.spatialforge.export.target.Finished;
import io.spatialforge.export.target.ImageCredits;
import io.spatialforge.export.target.Photographs;
import io.spatialforge.export.target.Target;
import java.io.IOException;
import java.util.Set;

/** What the evaluations share: held-out pairs alone, told in a dialect whose numbers can be scored. */
abstract sealed class EvaluationTarget implements Target permits LmmsEval, VlmEvalKit {

    final Dialect dialect;
    final HeldOut heldOut;
    final Photographs photographs;

    private final String name;
    private final String version;

    /**
     * @param version counts up when what is written changes
     * @param dialect in which questions and answers tell coordinates
     * @param photographs that the export brings along; {@link Photographs#NONE} if it does not
     * @throws IllegalArgumentException if the dialect does not tell boxes as whole numbers in the text
     */
    EvaluationTarget(String name, String version, Dialect dialect, HeldOut heldOut, Photographs photographs) {
        Questions.requireNumbers(dialect);
        this.name = name;
        this.version = version;
        this.dialect = dialect;
        this.heldOut = heldOut;
        this.photographs = photographs;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String fingerprint() {
        return Questions.fingerprint(name + " " + version, dialect, heldOut, photographs);
    }

    @Override
    public final Set<Split> splits() {
        return Set.copyOf(heldOut.splits());
    }

    @Override
    public final void describe(Finished finished) throws IOException {
        if (photographs != Photographs.NONE) {
            ImageCredits.check(finished.folder());
        }
        write(finished);
    }

    /** Writes what the framework wants beside the data. */
    abstract void write(Finished finished) throws IOException;
}
