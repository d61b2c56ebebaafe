package io.spatialforge.pipeline.judge;

import io.spatialforge.pipeline.judge.Answers.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * Orders that are offered beside the one that a pair has.
 *
 * <p>They differ from it by exchanges of neighbours, which are the hardest to see. None of them may be recognised by its
 * likeness to the others: so those offered together are the pair's under every combination of two exchanges that don't
 * touch each other, or of three things all six orders. Seen from any of them the others look the same. The next round
 * exchanges others.
 */
final class Orders {

    private static final int[][] OF_TWO = {{0, 1}, {1, 0}};
    private static final int[][] OF_THREE = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};

    /** Of four: the two in the middle, and the two at the ends. */
    private static final int[][] CROSSED = {{0, 1, 2, 3}, {0, 2, 1, 3}, {3, 1, 2, 0}, {3, 2, 1, 0}};

    private Orders() {}

    /** Which place goes where, in each of the orders that are offered in a round; the first leaves all as they are. */
    static List<int[]> alternatives(int things, int round) {
        if (things <= 3) {
            return List.of(things == 2 ? OF_TWO : OF_THREE);
        }
        if (things == 4 && round % 2 == 1) {
            return List.of(CROSSED);
        }
        int pairs = 0;
        for (int first = 0; first < things - 1; first++) {
            pairs += Math.max(0, things - 3 - first);
        }
        int chosen = pairs - 1 - round % pairs;
        for (int first = 0; first < things - 1; first++) {
            for (int second = first + 2; second < things - 1; second++) {
                if (chosen-- == 0) {
                    return combinations(things, first, second);
                }
            }
        }
        throw new IllegalArgumentException(things + " things have no two pairs of neighbours");
    }

    private static List<int[]> combinations(int things, int first, int second) {
        List<int[]> combinations = new ArrayList<>(4);
        for (int bits = 0; bits < 4; bits++) {
            int[] places = new int[things];
            for (int i = 0; i < things; i++) {
                places[i] = i;
            }
            if ((bits & 1) != 0) {
                exchange(places, first);
            }
            if ((bits & 2) != 0) {
                exchange(places, second);
            }
            combinations.add(places);
        }
        return combinations;
    }

    private static void exchange(int[] places, int at) {
        int before = places[at];
        places[at] = places[at + 1];
        places[at + 1] = before;
    }

    /** The order whose things are at other places. */
    static int[] applied(int[] order, int[] places) {
        int[] applied = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            applied[i] = order[places[i]];
        }
        return applied;
    }

    /** The order that an answer tells; empty where it tells none. */
    static int[] answered(List<String> texts, String answer) {
        int[] order = new int[texts.size()];
        return complete(texts, answer, order, 0) ? order : new int[0];
    }

    private static boolean complete(List<String> texts, String rest, int[] order, int known) {
        if (known == order.length) {
            return rest.isEmpty();
        }
        for (int i = 0; i < order.length; i++) {
            String text = (known == 0 ? "" : ", ") + texts.get(i);
            order[known] = i;
            if (!contains(order, known, i)
                    && rest.startsWith(text)
                    && complete(texts, rest.substring(text.length()), order, known + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(int[] order, int known, int thing) {
        for (int i = 0; i < known; i++) {
            if (order[i] == thing) {
                return true;
            }
        }
        return false;
    }

    static String text(List<Entry> things, int[] order) {
        List<String> texts = new ArrayList<>(order.length);
        for (int thing : order) {
            texts.add(things.get(thing).text());
        }
        return String.join(", ", texts);
    }

    static String key(List<Entry> things, int[] order) {
        List<String> keys = new ArrayList<>(order.length);
        for (int thing : order) {
            keys.add(things.get(thing).key());
        }
        return String.join(" ", keys);
    }
}
