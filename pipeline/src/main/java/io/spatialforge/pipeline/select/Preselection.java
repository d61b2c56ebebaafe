package io.spatialforge.pipeline.select;

import io.spatialforge.core.drop.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is decided of the candidates before a judge sees any: which would let the labels tell the answer, which are of
 * labels that have enough, which are too many of an image. Safe for all threads.
 */
public final class Preselection {

    private final LabelBalance balance;
    private final @Nullable LabelCaps caps;
    private final Turns turns;

    private Preselection(LabelBalance balance, @Nullable LabelCaps caps, Turns turns) {
        this.balance = balance;
        this.caps = caps;
        this.turns = turns;
    }

    /**
     * @param candidates the tally of all
     * @param seed of the run's choices
     * @param perForm most pairs of one kind of claim of an image
     */
    public static Preselection of(Tally candidates, long seed, Balance balance, Caps caps, int perForm) {
        return new Preselection(
                balance.ofLabels(candidates, seed),
                null,
                new Turns(seed, Room.ALL, perForm, caps.image() == null ? Integer.MAX_VALUE : caps.image()));
    }

    /**
     * The same with caps of labels.
     *
     * @param balanced the tally of the labels of those that {@link #against} has nothing against
     */
    public Preselection withCaps(Tally balanced, long seed, Caps caps) {
        return new Preselection(balance, new LabelCaps(balanced, seed, caps), turns);
    }

    /**
     * The same where a part of the pairs was made.
     */
    public Preselection in(Room room) {
        return new Preselection(balance, caps, new Turns(turns.seed(), room, turns.perKind(), turns.perImage()));
    }

    /** Why a pair is left out, whatever others of its image there are; null where it stays. */
    public @Nullable Reason against(PairKey pair) {
        if (!balance.keeps(pair)) {
            return Reason.UNBALANCED;
        }
        return caps != null && !caps.keeps(pair) ? Reason.LABEL_CAPPED : null;
    }

    /** Those of the pairs of one image that are not too many, in their order. */
    public List<PairKey> enough(String image, List<PairKey> ofImage) {
        return turns.ofImage(turns.ofEachKind(image, ofImage));
    }
}
