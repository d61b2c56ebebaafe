package io.spatialforge.pipeline.judge;

import java.util.List;

/**
 * A question that is answered by a number. There are no options to be put into another order, so every second round shows
 * the photograph flipped, where the question speaks of no sides.
 *
 * @param answer the number
 */
record Numbers(String question, String answer) implements Inquiry {

    @Override
    public int seats() {
        return 1;
    }

    @Override
    public Ballot ballot(int seat, int round) {
        boolean sided = question.matches("(?is).*\\b(left|right)\\b.*");
        Ballot.Look look = round % 2 == 0 || sided ? Ballot.Look.PLAIN : Ballot.Look.MIRRORED;
        return new Ballot(Ballot.Form.NUMBER, question, List.of(), List.of(), look);
    }
}
