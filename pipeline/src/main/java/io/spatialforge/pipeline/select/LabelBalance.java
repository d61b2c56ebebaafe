package io.spatialforge.pipeline.select;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.qa.QaPair;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Leaves out as many of the pairs whose answer their labels would tell as makes the labels tell nothing: a person is
 * nearer than a mountain in all photographs, so that who has read that need not look.
 *
 * <p>Of a question about several things the tally of all pairs tells how likely each answer is given what is mentioned. An
 * answer that is likelier than the others is kept at a rate that makes it as likely as they are, and which of its pairs
 * stay is decided by hash. A rate leaves no pattern: what is left is as likely to be one answer as the other, and who
 * learned the part used for training can't infer the rest. Making counts equal instead would leave one: of two labels that
 * meet in four pairs, two of each answer, who has seen two of one knows the others.
 *
 * <p>How likely an answer is, is estimated without the pair at hand, by the strengths of the labels and, as far as pairs of
 * labels are seen to differ from these, by how the two fared against each other. So chance among few pairs is not taken
 * for a bias, and a small run keeps most of its pairs.
 */
final class LabelBalance {

    private static final List<Tally.Table> CONTESTS = List.of(
            Tally.Table.NEARER,
            Tally.Table.NEAREST,
            Tally.Table.FARTHEST,
            Tally.Table.DEPTH_ORDER,
            Tally.Table.LEFT,
            Tally.Table.LEFT_ORDER);

    private final Map<Tally.Table, ContestOdds> odds = new EnumMap<>(Tally.Table.class);
    private final long seed;
    private final double slack;

    /**
     * @param tally of all pairs
     * @param slack by how much one answer may be likelier than if all were equally likely, 0 to 1
     */
    LabelBalance(Tally tally, long seed, double slack) {
        this.seed = StableHash.with(seed, "labels");
        this.slack = slack;
        for (Tally.Table table : CONTESTS) {
            odds.put(table, new ContestOdds(tally, table));
        }
    }

    /** Whether a pair stays. */
    boolean keeps(QaPair pair) {
        double rate = rate(pair);
        return rate >= 1 || StableHash.fraction(StableHash.with(seed, pair.id())) < rate;
    }

    /** The part of the pairs like this one that stays, 0 to 1. */
    double rate(QaPair pair) {
        Contest contest = Contest.of(pair);
        if (contest == null) {
            return 1;
        }
        ContestOdds known = odds.get(contest.table());
        return known == null ? 1 : known.rate(contest, slack);
    }
}
