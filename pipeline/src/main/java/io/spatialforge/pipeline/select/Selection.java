package io.spatialforge.pipeline.select;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is decided, of all pairs that were preselected and judged, about which make up the dataset. Safe for all threads.
 */
public final class Selection {

    private final @Nullable JudgedLabels labels;
    private final TemplateBalance templates;
    private final Quotas quotas;
    private final Mix mix;
    private final long seed;

    private Selection(@Nullable JudgedLabels labels, Tally pairs, long seed, Balance balance, Mix mix) {
        this.labels = labels;
        this.templates = balance.ofTemplates(pairs, seed);
        this.quotas = balance.quotas(pairs, templates, mix);
        this.mix = mix;
        this.seed = seed;
    }

    /**
     * Of pairs that were preselected and not judged.
     *
     * @param pairs the tally of all
     * @param seed of the run's choices
     */
    public static Selection of(Tally pairs, long seed, Balance balance, Mix mix) {
        return new Selection(null, pairs, seed, balance, mix);
    }

    /**
     * Of pairs that were judged.
     *
     * @param labels what is left out so that labels tell nothing
     * @param pairs the tally of those that it keeps
     * @param seed of the run's choices
     */
    public static Selection ofJudged(JudgedLabels labels, Tally pairs, long seed, Balance balance, Mix mix) {
        return new Selection(labels, pairs, seed, balance, mix);
    }

    /** Why a pair is left out; null where it stays. */
    public @Nullable Reason against(PairKey pair) {
        if (labels != null && !labels.keeps(pair)) {
            return Reason.UNBALANCED;
        }
        if (!templates.keeps(pair)) {
            return Reason.UNBALANCED;
        }
        return switch (quotas.fate(pair, Tally.part(pair, seed, Tally.ANSWERS))) {
            case STAYS -> null;
            case UNBALANCED -> Reason.UNBALANCED;
            case BEYOND_MIX -> Reason.MIX_FULL;
        };
    }

    /** Pairs there are of each task once answers are balanced. */
    public Map<Task, Long> available() {
        return quotas.available();
    }

    /** Pairs that the mix wants of each task; empty where it wants all. */
    public Map<Task, Long> wanted() {
        return quotas.wanted();
    }

    /** The task that decides how large the dataset is; null where a total does, or all pairs are wanted. */
    public @Nullable Task limitedBy() {
        return mix.total() != null ? null : mix.limiting(quotas.available());
    }
}
