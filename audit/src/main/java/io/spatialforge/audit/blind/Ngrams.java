package io.spatialforge.audit.blind;

import java.util.ArrayList;
import java.util.List;

/** The words of a question and of its options, weighed by a {@link ChoiceModel}. */
final class Ngrams implements Guesser {

    private final Features features;
    private final ChoiceModel model;
    private final boolean coordinates;
    private final List<Encoded> learnt = new ArrayList<>();
    private int words;

    private Ngrams(long seed, Features features, boolean coordinates) {
        this.model = new ChoiceModel(seed);
        this.features = features;
        this.coordinates = coordinates;
    }

    static Ngrams ofWords(long seed) {
        return new Ngrams(seed, Features.ofWords(), false);
    }

    /** One that also reads the coordinates shown. */
    static Ngrams ofWordsAndCoordinates(long seed) {
        return new Ngrams(seed, Features.ofWordsAndCoordinates(), true);
    }

    @Override
    public String name() {
        return coordinates ? "n-grams and coordinates" : "n-grams";
    }

    @Override
    public boolean counts() {
        return !coordinates;
    }

    @Override
    public void learn(Item item) {
        if (item.answers() != AnswerSet.ORDER) {
            learnt.add(features.encode(item));
            words = Math.max(words, item.answer().getFirst() + 1);
            return;
        }
        List<Integer> order = item.answer();
        for (int i = 0; i < order.size(); i++) {
            for (int j = i + 1; j < order.size(); j++) {
                int earlier = order.get(i);
                int later = order.get(j);
                learnt.add(features.encodePair(
                        item, Math.min(earlier, later), Math.max(earlier, later), earlier < later ? 0 : 1));
            }
        }
    }

    @Override
    public void ready() {
        learnt.replaceAll(this::possible);
        model.fit(learnt);
        learnt.clear();
    }

    @Override
    public List<Integer> guess(Item item) {
        if (item.answers() == AnswerSet.ORDER) {
            return Orders.best(item.options().size(), (i, j) -> {
                double[] scores = model.scores(features.encodePair(item, i, j, 0));
                return scores[0] - scores[1];
            });
        }
        return List.of(model.guess(possible(features.encode(item))));
    }

    /** Of many numbers, the larger ones that never occur are no answers worth a score. */
    private Encoded possible(Encoded question) {
        return question.own()[0].length > 0 ? question : question.first(words);
    }
}
