package io.spatialforge.pipeline.judge;

import io.spatialforge.core.StableHash;
import io.spatialforge.export.marks.Mark;
import java.util.ArrayList;
import java.util.List;

/**
 * A choice among boxes, or points, that are marked in the photograph.
 *
 * @param form {@link Ballot.Form#BOX}, {@link Ballot.Form#WORDS} or {@link Ballot.Form#BOXES}
 * @param text the question, or the words
 * @param picked keys of those that the pair says
 * @param lineup the boxes, at most {@link Seating#MOST}
 * @param chance of the pair
 */
record Picks(Ballot.Form form, String text, List<String> picked, Lineup lineup, long chance) implements Inquiry {

    @Override
    public String answer() {
        return Vote.Given.ofBoxes(picked, false).key();
    }

    @Override
    public int seats() {
        return lineup.boxes().size();
    }

    @Override
    public Ballot ballot(int seat, int round) {
        List<Lineup.Entry> boxes = lineup.boxes();
        long ofRound = StableHash.with(StableHash.with(chance, "boxes"), round);
        int lead = 0;
        for (int i = 0; i < boxes.size(); i++) {
            if (!picked.isEmpty() && boxes.get(i).key().equals(picked.getFirst())) {
                lead = i;
            }
        }
        List<Lineup.Entry> ordered = new ArrayList<>(boxes.size());
        for (int i : Seating.order(boxes.size(), lead, seat, ofRound)) {
            ordered.add(boxes.get(i));
        }
        return ballot(form, text, ordered);
    }

    /** A ballot on which boxes have letters in their order. */
    static Ballot ballot(Ballot.Form form, String text, List<Lineup.Entry> boxes) {
        List<Ballot.Option> options = new ArrayList<>(boxes.size());
        List<Mark> marks = new ArrayList<>(boxes.size());
        for (Lineup.Entry box : boxes) {
            String letter = Seating.letter(options.size());
            marks.add(new Mark(letter, options.size(), box.shape()));
            options.add(new Ballot.Option(box.key(), letter, ""));
        }
        return new Ballot(form, text, options, marks);
    }
}
