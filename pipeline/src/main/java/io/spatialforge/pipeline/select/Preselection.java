package io.spatialforge.pipeline.select;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.QaPair;
import org.jspecify.annotations.Nullable;

/** What is decided, of all candidates, before a judge sees any: which would unbalance the answers. Safe for all threads. */
public final class Preselection {

    private final LabelBalance labels;

    /**
     * @param candidates the tally of all
     * @param seed of the run's choices
     * @param tolerance by how much an answer may be likelier than if all were equally likely, 0 to 1
     */
    public Preselection(Tally candidates, long seed, double tolerance) {
        this.labels = new LabelBalance(candidates, seed, tolerance / 4);
    }

    /** Why a pair is left out; null where it stays. */
    public @Nullable Reason against(QaPair pair) {
        return labels.keeps(pair) ? null : Reason.UNBALANCED;
    }
}
