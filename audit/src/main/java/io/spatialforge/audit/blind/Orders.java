package io.spatialforge.audit.blind;

import java.util.ArrayList;
import java.util.List;

/** Orders of a few things. */
final class Orders {

    private Orders() {}

    /** How well one thing fits before another. */
    @FunctionalInterface
    interface Before {
        double score(int first, int second);
    }

    /** The first possible answer. */
    static List<Integer> first(Item item) {
        if (item.answers() != AnswerSet.ORDER) {
            return List.of(0);
        }
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < item.options().size(); i++) {
            places.add(i);
        }
        return places;
    }

    /** The order of {@code n} things whose pairs fit best, of equals the first. */
    static List<Integer> best(int n, Before before) {
        double[][] scores = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                scores[i][j] = i == j ? 0 : before.score(i, j);
            }
        }
        Search search = new Search(scores);
        search.extend(0, 0);
        return search.best;
    }

    private static final class Search {
        private final double[][] scores;
        private final int[] order;
        private final boolean[] used;
        private double most = Double.NEGATIVE_INFINITY;
        private List<Integer> best = List.of();

        Search(double[][] scores) {
            this.scores = scores;
            this.order = new int[scores.length];
            this.used = new boolean[scores.length];
        }

        void extend(int length, double score) {
            if (length == order.length) {
                if (score > most + 1e-12) {
                    most = score;
                    List<Integer> places = new ArrayList<>();
                    for (int place : order) {
                        places.add(place);
                    }
                    best = List.copyOf(places);
                }
                return;
            }
            for (int next = 0; next < order.length; next++) {
                if (used[next]) {
                    continue;
                }
                double gain = 0;
                for (int i = 0; i < length; i++) {
                    gain += scores[order[i]][next];
                }
                used[next] = true;
                order[length] = next;
                extend(length + 1, score + gain);
                used[next] = false;
            }
        }
    }
}
