package io.spatialforge.audit.blind;

import io.spatialforge.audit.blind.BlindReport.Cue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which single words, labels and pairs of labels go along with an answer more often than they would by chance: what a
 * person reads who wants to know why a kind can be guessed.
 */
final class Cues {

    private static final int MOST_CUES = 300_000;
    private static final int TELLING = 8;
    private static final int SUPPORT = 30;
    private static final double CLEARLY = 4;

    private final Map<String, double[]> counts = new HashMap<>();
    private final Map<Integer, long[]> frequencies = new HashMap<>();

    void add(Item item) {
        if (item.answers() == AnswerSet.ORDER) {
            for (int i = 0; i < item.answer().size(); i++) {
                for (int j = i + 1; j < item.answer().size(); j++) {
                    pair(item, item.answer().get(i), item.answer().get(j), true);
                    pair(item, item.answer().get(j), item.answer().get(i), false);
                }
            }
            return;
        }
        int right = item.answer().getFirst();
        if (item.options().isEmpty()) {
            words(item, right);
            return;
        }
        double share = 1.0 / item.options().size();
        for (int k = 0; k < item.options().size(); k++) {
            Thing thing = item.options().get(k);
            count("the " + item.names().get(k) + " option", k == right, share);
            count(text(item) + "'" + thing.label() + "'", k == right, share);
            count(text(item) + "\"" + thing.shape() + "\"", k == right, share);
            for (int j = 0; item.options().size() == 2 && j < 2; j++) {
                if (j != k) {
                    Thing other = item.options().get(j);
                    count(
                            text(item) + "'" + thing.label() + "' rather than '" + other.label() + "'",
                            k == right,
                            share);
                    count(
                            text(item) + "\"" + thing.shape() + "\" rather than \"" + other.shape() + "\"",
                            k == right,
                            share);
                }
            }
        }
    }

    private void pair(Item item, int one, int other, boolean first) {
        Thing thing = item.options().get(one);
        count(
                text(item) + "'" + thing.label() + "' before '"
                        + item.options().get(other).label() + "'",
                first,
                0.5);
        count(text(item) + "'" + thing.label() + "' early", first, 0.5);
        count(text(item) + "\"" + thing.shape() + "\" early", first, 0.5);
    }

    /** Of answers that are words, each cue goes with each answer; the answers' own shares are what chance would give. */
    private void words(Item item, int right) {
        int n = item.answers() == AnswerSet.NUMBER
                ? Math.min(4, item.names().size())
                : item.names().size();
        long[] seen = frequencies.computeIfAbsent(n, k -> new long[k + 1]);
        seen[n]++;
        if (right < n) {
            seen[right]++;
        }
        for (int k = 0; k < n; k++) {
            String answer = " -> " + item.names().get(k);
            double share =
                    item.answers().chance() == AnswerSet.Chance.OPTIONS ? 1.0 / n : (seen[k] + 1.0) / (seen[n] + n);
            StringBuilder labels = new StringBuilder();
            for (Thing thing : item.named()) {
                labels.append(labels.isEmpty() ? "'" : " of '")
                        .append(thing.label())
                        .append('\'');
                count(text(item) + "\"" + thing.shape() + "\"" + answer, k == right, share);
            }
            count(text(item) + labels + answer, k == right, share);
            count(item.template() + " " + item.asked() + answer, k == right, share);
            for (int i = 0; i + 1 < item.words().size(); i++) {
                count("..." + item.words().get(i) + " " + item.words().get(i + 1) + "..." + answer, k == right, share);
            }
        }
    }

    private static String text(Item item) {
        return item.asked().isEmpty() ? "" : item.asked() + ": ";
    }

    private void count(String cue, boolean right, double share) {
        double[] count = counts.get(cue);
        if (count == null) {
            if (counts.size() >= MOST_CUES) {
                return;
            }
            count = new double[3];
            counts.put(cue, count);
        }
        count[0]++;
        count[1] += right ? 1 : 0;
        count[2] += share;
    }

    /** The most telling first. */
    List<Cue> telling() {
        List<Scored> scored = new ArrayList<>();
        counts.forEach((cue, count) -> {
            double share = count[2] / count[0];
            double score = (count[1] - count[2]) / Math.sqrt(count[0] * share * (1 - share) + 1e-9);
            if (count[0] >= SUPPORT && score >= CLEARLY) {
                scored.add(new Scored(new Cue(cue, Math.round(count[0]), count[1] / count[0], share), score));
            }
        });
        scored.sort(Comparator.comparingDouble((Scored s) -> -s.score())
                .thenComparing(s -> s.cue().text()));
        return scored.stream().limit(TELLING).map(Scored::cue).toList();
    }

    private record Scored(Cue cue, double score) {}
}
