package io.spatialforge.pipeline.perceive;

import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.pipeline.config.ConfigException;
import io.spatialforge.vision.depth.DepthMeaning;
import io.spatialforge.vision.depth.PolarityTest.Outcome;
import io.spatialforge.vision.depth.PolarityTest.Verdict;
import io.spatialforge.vision.depth.PolarityTest.Vote;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The votes of photographs on what depth is declared to mean, by source of depth, carried from shards to the run as
 * figures. A run whose photographs contradict a declaration must not go on to ask which is nearer. Safe for several threads.
 */
public final class Polarity {

    private static final String FIGURE = "polarity\t";

    private final Map<DepthMeaning, int[]> votes = new HashMap<>();

    /** Counts the vote of one photograph. */
    public synchronized void add(DepthMeaning meaning, Vote vote) {
        votes.computeIfAbsent(meaning, m -> new int[Vote.values().length])[vote.ordinal()]++;
    }

    /** The counts under names of their own, to be summed over shards. */
    public synchronized Map<String, Double> figures() {
        Map<String, Double> figures = new TreeMap<>();
        votes.forEach((meaning, counts) -> {
            for (Vote vote : Vote.values()) {
                if (counts[vote.ordinal()] > 0) {
                    figures.put(
                            FIGURE + vote + "\t" + meaning.kind() + "\t" + meaning.geometry() + "\t" + meaning.id(),
                            (double) counts[vote.ordinal()]);
                }
            }
        });
        return figures;
    }

    /**
     * Holds the votes of all shards against the declarations.
     *
     * @param figures of a whole stage
     * @throws ConfigException if photographs contradict one; the message says which and what to do
     */
    public static void require(Map<String, Double> figures) {
        Polarity all = new Polarity();
        figures.forEach((name, count) -> {
            if (name.startsWith(FIGURE)) {
                String[] parts = name.split("\t", 5);
                DepthMeaning meaning = new DepthMeaning(
                        DepthSource.Kind.valueOf(parts[2]), DepthSource.Geometry.valueOf(parts[3]), 1, null, parts[4]);
                all.votes
                                .computeIfAbsent(meaning, m -> new int[Vote.values().length])[
                                Vote.valueOf(parts[1]).ordinal()] +=
                        (int) Math.round(count);
            }
        });
        all.require();
    }

    /**
     * @throws ConfigException if the photographs so far contradict a declaration
     */
    public synchronized void require() {
        votes.forEach((meaning, counts) -> {
            Outcome outcome = new Outcome(
                    counts[Vote.FOR.ordinal()], counts[Vote.AGAINST.ordinal()], counts[Vote.NONE.ordinal()]);
            if (outcome.verdict() == Verdict.CONTRADICTS) {
                throw new ConfigException(outcome.message(meaning)
                        + "; if the photographs are at fault (all taken straight down, say), perceive.polarity: trust"
                        + " believes the declaration");
            }
        });
    }
}
