package io.spatialforge.pipeline.select;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.QaPair;
import org.jspecify.annotations.Nullable;

/** What is decided, of all pairs that were preselected and judged, about which make up the dataset. Safe for all threads. */
public final class Selection {

    private final AnswerBalance answers;

    /**
     * @param pairs the tally of all
     * @param seed of the run's choices
     * @param tolerance by how much the share of an answer may exceed even shares, 0 to 1
     */
    public Selection(Tally pairs, long seed, double tolerance) {
        this.answers = new AnswerBalance(pairs, seed, tolerance / 4, 0.5);
    }

    /** Why a pair is left out; null where it stays. */
    public @Nullable Reason against(QaPair pair) {
        return answers.keeps(pair) ? null : Reason.UNBALANCED;
    }
}
