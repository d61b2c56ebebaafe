package io.spatialforge.pipeline.select;

import io.spatialforge.core.StableHash;
import java.util.EnumMap;
import java.util.Map;

/**
 * Leaves out as many of the pairs whose answer their labels would tell as makes the labels tell nothing: a person is
 * nearer than a mountain in all photographs, and no room has two beds, so that who has read that need not look.
 *
 * <p>The tally of all pairs tells how likely each answer is given what is mentioned. An answer that is likelier than the
 * others is kept at a rate that makes it as likely as they are, and which of its pairs stay is decided by hash. A rate
 * leaves no pattern: what is left is as likely to be one answer as the other, and who learned the part used for training
 * can't infer the rest. Making counts equal instead would leave one: of two labels that meet in four pairs, two of each
 * answer, who has seen two of one knows the others.
 *
 * <p>How likely an answer is, is estimated without the pair at hand: of things compared by the strengths of their labels
 * and, as far as pairs of labels are seen to differ from these, by how the two fared against each other; of numbers and
 * directions by how often they are the answer for the label, and for all labels. What is held back towards the more
 * general is decided by the tally itself. So chance among few pairs is not taken for a bias. Where there are but a hundred
 * pairs or fewer nearly all stay, biased or not: leaving out fades in ({@link Evening#slack}) since nobody learns from so
 * few.
 */
final class LabelBalance {

    private final Map<Table, ContestOdds> contests = new EnumMap<>(Table.class);
    private final Map<Table, SubjectOdds> subjects = new EnumMap<>(Table.class);
    private final long seed;
    private final double slack;

    /**
     * @param tally of all pairs
     * @param seed of the run's choices
     * @param slack by how much one answer may be likelier than if all were equally likely, 0 to 1
     * @param numbers the most that one number may have of those of a label, 0 to 1
     */
    LabelBalance(Tally tally, long seed, double slack, double numbers) {
        this.seed = StableHash.with(seed, "labels");
        this.slack = slack;
        for (Table table : Table.CONTESTS) {
            contests.put(table, new ContestOdds(tally, table));
        }
        for (Table table : Table.COUNTS) {
            subjects.put(table, SubjectOdds.oneForAll(tally, table, numbers));
        }
        for (Table table : Table.PRESENCE) {
            subjects.put(table, SubjectOdds.oneForAll(tally, table, 1));
        }
        for (Table table : Table.DIRECTIONS) {
            subjects.put(table, SubjectOdds.even(tally, table, 4, slack));
        }
    }

    private LabelBalance(long seed) {
        this.seed = seed;
        this.slack = 1;
    }

    /** Leaves nothing out. */
    static LabelBalance off(long seed) {
        return new LabelBalance(seed);
    }

    /** Whether a pair stays. */
    boolean keeps(PairKey pair) {
        double rate = rate(pair);
        return rate >= 1 || StableHash.fraction(StableHash.with(seed, pair.id())) < rate;
    }

    /** The part of the pairs like this one that stays; 1 or more where all do. */
    double rate(PairKey pair) {
        Contest contest = pair.contest();
        if (contest != null) {
            ContestOdds odds = contests.get(contest.table());
            return odds == null ? 1 : odds.rate(contest, slack);
        }
        Subject subject = pair.subject();
        if (subject != null) {
            SubjectOdds odds = subjects.get(subject.table());
            return odds == null ? 1 : odds.rate(subject.about(), subject.answer());
        }
        return 1;
    }
}
