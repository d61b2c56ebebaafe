package io.spatialforge.audit.blind;

import java.util.List;

/**
 * A question with a closed answer, as far as it can be told without the photograph.
 *
 * @param answers the kind of answer
 * @param group of images that show the same
 * @param template of the words
 * @param words of the question without its options, in lower case
 * @param asked what is asked for: {@code near}, {@code far}, {@code left}, {@code right} or nothing
 * @param named the things the question is about, options left out
 * @param names of the possible answers
 * @param options what the possible answers name, one for each name; empty where they are words and no things
 * @param answer place of the right answer among the names; of an order, the places of the things from first to last
 */
record Item(
        AnswerSet answers,
        String group,
        String template,
        List<String> words,
        String asked,
        List<Thing> named,
        List<String> names,
        List<Thing> options,
        List<Integer> answer) {

    Item {
        words = List.copyOf(words);
        named = List.copyOf(named);
        names = List.copyOf(names);
        options = List.copyOf(options);
        answer = List.copyOf(answer);
    }

    /** How many answers are possible: with k things to put in order, k!. */
    int possible() {
        if (answers != AnswerSet.ORDER) {
            return names.size();
        }
        int orders = 1;
        for (int i = 2; i <= options.size(); i++) {
            orders *= i;
        }
        return orders;
    }
}
