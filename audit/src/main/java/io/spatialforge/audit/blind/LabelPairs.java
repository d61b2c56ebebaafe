package io.spatialforge.audit.blind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the labels say: of a dog and a horse, which is nearer more often. Where a question offers things, those labels are
 * preferred that won more often against these others, else on the whole; where it offers words, the most frequent answer
 * for the labels it names, in their roles, else for each of them, else on the whole.
 */
final class LabelPairs implements Guesser {

    private static final int SUPPORT = 5;

    private final Counts answers = new Counts();
    private final Map<String, int[]> wins = new HashMap<>();

    @Override
    public String name() {
        return "label pairs";
    }

    @Override
    public void learn(Item item) {
        if (item.options().isEmpty()) {
            for (String key : keys(item)) {
                answers.add(key, item.answer());
            }
        } else if (item.answers() == AnswerSet.ORDER) {
            for (int i = 0; i < item.answer().size(); i++) {
                for (int j = 0; j < item.answer().size(); j++) {
                    if (i != j) {
                        count(item, item.answer().get(i), item.answer().get(j), i < j);
                    }
                }
            }
        } else {
            int right = item.answer().getFirst();
            for (int i = 0; i < item.options().size(); i++) {
                for (int j = 0; j < item.options().size(); j++) {
                    if (i != j && (i == right || j == right)) {
                        count(item, i, j, i == right);
                    }
                }
            }
            answers.add("place " + item.names().size(), item.answer());
        }
    }

    private void count(Item item, int one, int other, boolean won) {
        for (String key : keys(item, one, other)) {
            int[] count = wins.computeIfAbsent(key, k -> new int[2]);
            count[0] += won ? 1 : 0;
            count[1]++;
        }
    }

    @Override
    public List<Integer> guess(Item item) {
        if (item.options().isEmpty()) {
            List<String> keys = keys(item);
            for (String key : keys) {
                List<Integer> guess = answers.most(key, SUPPORT);
                if (guess != null) {
                    return guess;
                }
            }
            return Orders.first(item);
        }
        if (item.answers() == AnswerSet.ORDER) {
            return Orders.best(item.options().size(), (i, j) -> preference(item, i, j));
        }
        int best = -1;
        double most = 0;
        for (int i = 0; i < item.options().size(); i++) {
            double sum = 0;
            for (int j = 0; j < item.options().size(); j++) {
                sum += i == j ? 0 : preference(item, i, j);
            }
            if (sum > most + 1e-9) {
                most = sum;
                best = i;
            }
        }
        if (best >= 0) {
            return List.of(best);
        }
        List<Integer> place = answers.most("place " + item.names().size(), SUPPORT);
        return place == null ? List.of(0) : place;
    }

    /** From -1/2 to 1/2: how much more often the one won when these two were offered. */
    private double preference(Item item, int one, int other) {
        for (String key : keys(item, one, other)) {
            int[] count = wins.get(key);
            if (count != null && count[1] >= SUPPORT) {
                return (count[0] + 1.0) / (count[1] + 2.0) - 0.5;
            }
        }
        return 0;
    }

    /** From the most telling to the least. */
    private static List<String> keys(Item item, int one, int other) {
        String asked = context(item);
        String first = item.options().get(one).label();
        String second = item.options().get(other).label();
        return List.of(asked + "\t" + first + "\t" + second, asked + "\t" + first + "\t*", asked + "\t*\t" + second);
    }

    /** From the most telling to the least. */
    private static List<String> keys(Item item) {
        List<String> keys = new ArrayList<>();
        StringBuilder all = new StringBuilder(item.asked());
        StringBuilder labels = new StringBuilder(item.asked());
        for (Thing thing : item.named()) {
            labels.append('\t').append(thing.label());
            all.append('\t').append(thing.label());
            if (item.answers() == AnswerSet.NUMBER) {
                all.append(" / ").append(thing.shape());
            }
        }
        keys.add(all.toString());
        keys.add("labels " + labels);
        for (int i = 0; i < item.named().size(); i++) {
            keys.add(item.asked() + "\tonly " + i + " " + item.named().get(i).label());
        }
        keys.add("asked " + item.asked());
        keys.add("all");
        return keys;
    }

    /** What is asked, and of whom. */
    private static String context(Item item) {
        StringBuilder context = new StringBuilder(item.asked());
        for (Thing thing : item.named()) {
            context.append('/').append(thing.label());
        }
        return context.toString();
    }
}
