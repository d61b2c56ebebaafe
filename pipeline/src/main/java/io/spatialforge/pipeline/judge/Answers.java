package io.spatialforge.pipeline.judge;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.export.marks.Mark;
import io.spatialforge.export.syntax.Placeholders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A question with answers in words to choose from. Things that the question or any of its answers shows by coordinates are
 * marked by a letter, another one in each round.
 *
 * @param pair whose regions may be shown
 * @param answer the key of the pair's answer; a sheet has it once
 * @param chance of the pair
 */
record Answers(QaPair pair, String answer, int seats, Sheets sheets, long chance) implements Inquiry {

    /** A question with its answers, in no order that matters. */
    record Sheet(String question, List<Entry> entries) {
        Sheet {
            entries = List.copyOf(entries);
        }
    }

    /** An answer: its key, and its words with placeholders. */
    record Entry(String key, String text) {}

    /** The sheet of each round. */
    @FunctionalInterface
    interface Sheets {
        Sheet of(int seat, int round);
    }

    @Override
    public Ballot ballot(int seat, int round) {
        Sheet sheet = sheets.of(seat, round);
        List<Entry> entries = sheet.entries();
        int lead = 0;
        while (!entries.get(lead).key().equals(answer)) {
            lead++;
        }
        long ofRound = StableHash.with(StableHash.with(chance, "answers"), round);
        int place = (seat + StableHash.below(StableHash.with(chance, "first place"), entries.size())) % entries.size();
        Map<String, String> letters = letters(sheet, ofRound);
        List<Ballot.Option> options = new ArrayList<>(entries.size());
        for (int i : Seating.order(entries.size(), lead, place, ofRound)) {
            Entry entry = entries.get(i);
            options.add(new Ballot.Option(entry.key(), Seating.letter(options.size()), told(entry.text(), letters)));
        }
        return new Ballot(Ballot.Form.ANSWER, told(sheet.question(), letters), options, marks(letters));
    }

    private static Map<String, String> letters(Sheet sheet, long chance) {
        TreeSet<String> ids = new TreeSet<>(Placeholders.in(sheet.question()));
        for (Entry entry : sheet.entries()) {
            ids.addAll(Placeholders.in(entry.text()));
        }
        int[] order = Seating.shuffled(ids.size(), StableHash.with(chance, "shown"));
        Map<String, String> letters = new TreeMap<>();
        for (String id : ids) {
            letters.put(id, Seating.shownLetter(order[letters.size()]));
        }
        return letters;
    }

    private List<Mark> marks(Map<String, String> letters) {
        List<Mark> marks = new ArrayList<>(letters.size());
        for (QaRegion region : pair.regions()) {
            String letter = letters.get(region.id());
            if (letter != null) {
                marks.add(new Mark(letter, letter.charAt(0) - 'P', region.shape()));
            }
        }
        return marks;
    }

    /** "The dog {r3}" as "the dog (box P)", "the dog at {r3}" as "the dog at box P". */
    private static String told(String text, Map<String, String> letters) {
        return Placeholders.replace(text, (id, out) -> {
            String letter = letters.getOrDefault(id, "?");
            if (endsWith(out, " box ")) {
                out.append(letter);
            } else if (endsWith(out, " at ")) {
                out.append("box ").append(letter);
            } else {
                out.append("(box ").append(letter).append(')');
            }
        });
    }

    private static boolean endsWith(StringBuilder text, String end) {
        return text.length() >= end.length()
                && text.substring(text.length() - end.length()).equals(end);
    }
}
