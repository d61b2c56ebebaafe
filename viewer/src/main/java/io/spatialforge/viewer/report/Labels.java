package io.spatialforge.viewer.report;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What pairs are about.
 *
 * @param distinct how many labels are told apart
 * @param top the most frequent ones, at most {@value #TOP}
 * @param ranks labels at some ranks from the first to the last, closer together at the beginning
 * @param once how many labels are in one pair only
 * @param half how many of the most frequent labels make up half of all mentions
 * @param mentions pairs and labels: a pair about two labels counts twice
 * @param forgotten mentions of labels that were not told apart any more, because there were too many; 0 where all were
 * @param error by how much the count of a label may be too low for that
 */
@API(status = API.Status.EXPERIMENTAL)
public record Labels(
        long distinct,
        List<Label> top,
        List<Ranked> ranks,
        long once,
        long half,
        long mentions,
        long forgotten,
        long error) {

    /** Longest list of frequent labels. */
    public static final int TOP = 40;

    /** Ranks shown of each tenfold. */
    private static final int PER_DECADE = 12;

    public Labels {
        top = List.copyOf(top);
        ranks = List.copyOf(ranks);
    }

    /** A label and how many pairs are about it. */
    public record Label(String name, long pairs) {}

    /**
     * @param rank from 1
     */
    public record Ranked(long rank, Label label) {}

    /**
     * @param all the most frequent first
     */
    static Labels of(List<Label> all, long forgotten, long error) {
        long mentions = forgotten;
        long once = 0;
        for (Label label : all) {
            mentions += label.pairs;
            once += label.pairs == 1 ? 1 : 0;
        }
        long half = 0;
        long seen = 0;
        while (half < all.size() && 2 * seen < mentions) {
            seen += all.get((int) half).pairs;
            half++;
        }
        List<Ranked> ranks = new ArrayList<>();
        int rank = 1;
        for (int step = 0; rank <= all.size(); step++) {
            ranks.add(new Ranked(rank, all.get(rank - 1)));
            int next = (int) Math.round(Math.pow(10, (double) step / PER_DECADE));
            rank = Math.max(rank + 1, next);
        }
        if (!all.isEmpty() && ranks.getLast().rank < all.size()) {
            ranks.add(new Ranked(all.size(), all.getLast()));
        }
        return new Labels(
                all.size(), all.subList(0, Math.min(TOP, all.size())), ranks, once, half, mentions, forgotten, error);
    }
}
