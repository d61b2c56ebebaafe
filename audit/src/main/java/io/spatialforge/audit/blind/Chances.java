package io.spatialforge.audit.blind;

import java.util.HashMap;
import java.util.Map;

/** What a guess reaches that knows how many answers are possible, or which one is the most frequent. */
final class Chances {

    private final AnswerSet answers;
    private final Map<Object, Long> counts = new HashMap<>();
    private long tested;
    private double expected;

    Chances(AnswerSet answers) {
        this.answers = answers;
    }

    void add(Item item) {
        tested++;
        expected += 1.0 / item.possible();
        counts.merge(item.answer(), 1L, Long::sum);
    }

    long tested() {
        return tested;
    }

    /** The chance the bound is held against, 0 to 1; not a number if nothing was tested. */
    double chance() {
        return switch (answers.chance()) {
            case OPTIONS -> expected / tested;
            case MOST_FREQUENT -> mostFrequent();
        };
    }

    /** Share of the most frequent answer; not a number if nothing was tested. */
    double mostFrequent() {
        long most = counts.values().stream().mapToLong(n -> n).max().orElse(0);
        return (double) most / tested;
    }
}
