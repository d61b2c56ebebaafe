package io.spatialforge.pipeline.select;

import io.spatialforge.core.StableHash;

/** Which of the judged pairs stay so that their labels tell no answer. Safe for all threads. */
public final class JudgedLabels {

    private final LabelBalance balance;

    private JudgedLabels(LabelBalance balance) {
        this.balance = balance;
    }

    /**
     * @param judged the tally of all pairs that a judge let pass
     * @param seed of the run's choices
     */
    public static JudgedLabels of(Tally judged, long seed, Balance balance) {
        return new JudgedLabels(balance.ofLabels(judged, StableHash.with(seed, "judged")));
    }

    /** Whether a pair stays. */
    public boolean keeps(PairKey pair) {
        return balance.keeps(pair);
    }
}
