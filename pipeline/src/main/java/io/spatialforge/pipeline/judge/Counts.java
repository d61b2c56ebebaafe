package io.spatialforge.pipeline.judge;

import io.spatialforge.core.StableHash;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question of how many. In one seat it is answered by a number, in the other by the boxes of those that are counted, among
 * others: so a judge that guesses "one" whatever it sees does not get far.
 *
 * @param answer the number
 * @param counted keys of the boxes that are counted
 * @param lineup the boxes; null where there can be none
 * @param chance of the pair
 */
record Counts(
        String question,
        String answer,
        List<String> counted,
        @Nullable Lineup lineup,
        long chance) implements Inquiry {

    private static final int BOXES = 1;

    @Override
    public boolean isAnswer(String key) {
        return key.equals(answer)
                || key.equals(Vote.Given.ofBoxes(counted, false).key());
    }

    @Override
    public int seats() {
        return lineup == null ? 1 : 2;
    }

    @Override
    public Ballot ballot(int seat, int round) {
        if (lineup == null || seat != BOXES) {
            return new Ballot(Ballot.Form.NUMBER, question, List.of(), List.of());
        }
        long ofRound = StableHash.with(StableHash.with(chance, "counted"), round);
        List<Lineup.Entry> shuffled = new ArrayList<>();
        for (int i : Seating.shuffled(lineup.boxes().size(), ofRound)) {
            shuffled.add(lineup.boxes().get(i));
        }
        return Picks.ballot(Ballot.Form.COUNTED, question, shuffled);
    }
}
