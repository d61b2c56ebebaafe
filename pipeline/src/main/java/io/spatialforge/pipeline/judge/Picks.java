package io.spatialforge.pipeline.judge;

import io.spatialforge.core.StableHash;
import io.spatialforge.export.marks.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

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

    /** Follows the keys of an answer that speaks of a further thing, which no box shows. */
    static final String ELSEWHERE = "elsewhere";

    @Override
    public String answer() {
        return key(picked, false);
    }

    /**
     * The key of an answer of several boxes.
     *
     * @param elsewhere whether there is one more that is in no box
     */
    static String key(List<String> picked, boolean elsewhere) {
        TreeSet<String> keys = new TreeSet<>(picked);
        if (elsewhere) {
            keys.add(ELSEWHERE);
        }
        return keys.isEmpty() ? "none" : String.join(" ", keys);
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
        List<Ballot.Option> options = new ArrayList<>(boxes.size());
        List<Mark> marks = new ArrayList<>(boxes.size());
        for (int i : Seating.order(boxes.size(), lead, seat, ofRound)) {
            String letter = Seating.letter(options.size());
            marks.add(new Mark(letter, options.size(), boxes.get(i).shape()));
            options.add(new Ballot.Option(boxes.get(i).key(), letter, ""));
        }
        return new Ballot(form, text, options, marks, Ballot.Look.PLAIN);
    }
}
