package io.spatialforge.pipeline.select;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How likely each answer is to who knows no more than what a question is about, and at which rate it stays so that this
 * tells nothing.
 *
 * <p>Of a label the shares of answers are those counted, held back towards those of all labels as far as the tally shows
 * labels to differ little, as if so many more pairs of all labels had been counted; the pair that is decided about is not
 * counted. Of few pairs answers may be the more uneven the fewer there are: {@link Evening#slack}.
 */
final class SubjectOdds {

    private static final double LEAST_SPREAD = 1e-3;
    private static final double MOST_SPREAD = 0.5;

    /** Of each direction: beside a few dozen pairs it counts, beside a few hundred it does not. */
    private static final double EVENLY = 10;

    private final List<String> answers = new ArrayList<>();
    private final Map<String, double[]> counts = new TreeMap<>();
    private final Map<String, Map<String, Double>> rates = new HashMap<>();
    private final double[] all;
    private final double known;

    /** Which rates make answers stay as they should: by how likely each one is. */
    @FunctionalInterface
    interface Rule {
        /**
         * @param likely of each answer, adding up to 1
         * @param answer whose rate is asked for
         */
        double rate(double[] likely, int answer);
    }

    /**
     * @param options how many answers there are at least, seen or not
     * @param evenly how many pairs of each answer there are taken to be beside those counted, so that few pairs show no
     *     bias
     */
    private SubjectOdds(Tally tally, Table table, int options, double evenly) {
        Map<String, Integer> places = new HashMap<>();
        tally.forEach(table, (about, answer, pairs) -> {
            if (places.putIfAbsent(answer, answers.size()) == null) {
                answers.add(answer);
            }
        });
        all = new double[Math.max(options, answers.size())];
        tally.forEach(table, (about, answer, pairs) -> {
            int place = places.getOrDefault(answer, 0);
            counts.computeIfAbsent(about, a -> new double[all.length])[place] += pairs.all();
            all[place] += pairs.all();
        });
        known = sum(all);
        double sum = known + evenly * all.length;
        for (int i = 0; i < all.length; i++) {
            all[i] = (all[i] + evenly) / sum;
        }
    }

    /**
     * Directions, none of which may be likelier than the others.
     *
     * @param options how many there are
     */
    static SubjectOdds even(Tally tally, Table table, int options, double slack) {
        SubjectOdds odds = new SubjectOdds(tally, table, options, EVENLY);
        double share = 1.0 / options + Evening.slack(slack, odds.known);
        odds.apply((likely, answer) -> Evening.level(likely, share) / likely[answer]);
        return odds;
    }

    /**
     * Numbers, or none and some. If of each label the answer that is the most frequent of all labels is the most frequent
     * too, then the label tells no more than to give that answer always. So of each label no other one may be more
     * frequent, and none may have more than its share.
     *
     * @param share the most that one answer may have of a label's, 0 to 1
     */
    static SubjectOdds oneForAll(Tally tally, Table table, double share) {
        SubjectOdds odds = new SubjectOdds(tally, table, 0, 0);
        double slack = Evening.slack(0, odds.known);
        int usual = odds.usual();
        odds.apply((likely, answer) -> {
            if (usual < 0) {
                return 0;
            }
            double level = Evening.level(likely, share + slack);
            double most = answer == usual ? level : Math.min(level, Evening.BELOW_USUAL * likely[usual] + slack);
            return most / likely[answer];
        });
        return odds;
    }

    /** The answer that is most frequent, "none" apart; -1 where no other one occurs. */
    private int usual() {
        int usual = -1;
        for (int i = 0; i < all.length; i++) {
            if (!answers.get(i).equals(Subject.NONE) && (usual < 0 || all[i] > all[usual])) {
                usual = i;
            }
        }
        return usual;
    }

    private void apply(Rule rule) {
        double weight = weight();
        counts.forEach((about, of) -> {
            double sum = sum(of);
            Map<String, Double> byAnswer = new HashMap<>();
            for (int answer = 0; answer < of.length; answer++) {
                if (of[answer] > 0) {
                    double[] likely = new double[of.length];
                    for (int i = 0; i < of.length; i++) {
                        double counted = i == answer ? of[i] - 1 : of[i];
                        likely[i] = (counted + weight * all[i]) / (sum - 1 + weight);
                    }
                    byAnswer.put(answers.get(answer), rule.rate(likely, answer));
                }
            }
            rates.put(about, byAnswer);
        });
    }

    /** How much labels differ beyond chance, by the method of moments for a Dirichlet-multinomial distribution. */
    private double weight() {
        double squares = 0;
        double labels = 0;
        double more = 0;
        for (double[] of : counts.values()) {
            double n = sum(of);
            labels++;
            more += n - 1;
            for (int i = 0; i < of.length; i++) {
                squares += (of[i] - n * all[i]) * (of[i] - n * all[i]) / n;
            }
        }
        double one = 1;
        for (double share : all) {
            one -= share * share;
        }
        double spread = one <= 0 ? LEAST_SPREAD : Evening.spread(squares / one - labels, more);
        return 1 / Math.clamp(spread, LEAST_SPREAD, MOST_SPREAD) - 1;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** The part of the pairs about this, with this answer, that stays; 1 or more where all do. */
    double rate(String about, String answer) {
        Map<String, Double> byAnswer = rates.get(about);
        @Nullable Double rate = byAnswer == null ? null : byAnswer.get(answer);
        return rate == null ? 1 : rate;
    }
}
