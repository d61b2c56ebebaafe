package io.spatialforge.audit.blind;

import java.util.List;

/** The most frequent answer of the question's template and of what it asks for, else of all. */
final class MostFrequent implements Guesser {

    private static final int SUPPORT = 20;

    private final Counts counts = new Counts();

    @Override
    public String name() {
        return "template";
    }

    @Override
    public void learn(Item item) {
        counts.add(key(item), item.answer());
        counts.add(options(item), item.answer());
    }

    @Override
    public List<Integer> guess(Item item) {
        List<Integer> guess = counts.most(key(item), SUPPORT);
        if (guess == null) {
            guess = counts.most(options(item), 1);
        }
        return guess == null ? Orders.first(item) : guess;
    }

    private static String key(Item item) {
        return item.names().size() + "\t" + item.template() + "\t" + item.asked();
    }

    private static String options(Item item) {
        return Integer.toString(item.names().size());
    }
}
