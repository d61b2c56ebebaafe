package io.spatialforge.pipeline.select;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How strongly each mention tends to come before others: the model of Bradley and Terry (1952), in which A comes before B
 * with the odds of their strengths. A strength is that of the label and of the manner in which it is mentioned.
 *
 * <p>The strengths are those most likely given the tally, held back towards 0 as far as the tally shows them to differ
 * little: their variance is estimated together with them, so that chance among few pairs is not taken for a bias. Newton
 * steps for one strength after another; nothing is random.
 */
final class Strengths {

    private static final int SWEEPS = 8;
    private static final int ROUNDS = 12;

    /** What the variance is taken for at first: little, so that few pairs show no bias. */
    private static final double FIRST_VARIANCE = 0.1;

    private static final double LEAST_VARIANCE = 1e-4;
    private static final double MOST_VARIANCE = 9;
    private static final double LONGEST_STEP = 2;

    private final Map<String, Integer> features = new HashMap<>();

    /** Of each mention that was compared its features: the label's and the manner's. */
    private final Map<String, int[]> mentions = new HashMap<>();

    private final List<Match> matches = new ArrayList<>();
    private double[] strength = new double[0];
    private double[] curvature = new double[0];
    private double variance = FIRST_VARIANCE;

    /** Mentions that were compared, and how often which came first. */
    private static final class Match {
        private final int[] plus;
        private final int[] minus;
        private final double first;
        private final double all;
        private double logit;

        Match(int[] plus, int[] minus, double first, double all) {
            this.plus = plus;
            this.minus = minus;
            this.first = first;
            this.all = all;
        }
    }

    /**
     * The matches in which only one side has a feature: where both have it, it tells nothing.
     *
     * @param signs 1 where the side that is named first has it, -1 where the other one has
     */
    @SuppressWarnings("ArrayRecordComponent") // read in the innermost loop, never compared
    private record Bouts(Match[] matches, byte[] signs) {}

    /** The strengths in one table of a tally. */
    static Strengths of(Tally tally, Table table) {
        Strengths strengths = new Strengths();
        tally.forEach(table, (first, second, counts) -> {
            if (!first.equals(second)) {
                strengths.matches.add(
                        new Match(strengths.numbered(first), strengths.numbered(second), counts.of(0), counts.all()));
            }
        });
        strengths.fit();
        return strengths;
    }

    private int[] numbered(String mention) {
        return mentions.computeIfAbsent(
                mention, m -> new int[] {numberOf(Contest.label(m)), numberOf(Contest.manner(m))});
    }

    private int numberOf(String feature) {
        return features.computeIfAbsent(feature, f -> features.size());
    }

    private void fit() {
        int n = features.size();
        strength = new double[n];
        curvature = new double[n];
        Bouts[] bouts = bouts(n);
        for (int round = 0; round < ROUNDS && n > 0; round++) {
            for (int sweep = 0; sweep < SWEEPS; sweep++) {
                for (int f = 0; f < n; f++) {
                    step(f, bouts[f]);
                }
            }
            double sum = 0;
            for (int f = 0; f < n; f++) {
                sum += strength[f] * strength[f] + 1 / curvature[f];
            }
            variance = Math.clamp(sum / n, LEAST_VARIANCE, MOST_VARIANCE);
        }
        for (int f = 0; f < n; f++) {
            step(f, bouts[f]);
        }
    }

    private Bouts[] bouts(int n) {
        int[] sizes = new int[n];
        for (Match match : matches) {
            for (int i = 0; i < match.plus.length; i++) {
                if (match.plus[i] != match.minus[i]) {
                    sizes[match.plus[i]]++;
                    sizes[match.minus[i]]++;
                }
            }
        }
        Bouts[] bouts = new Bouts[n];
        for (int f = 0; f < n; f++) {
            bouts[f] = new Bouts(new Match[sizes[f]], new byte[sizes[f]]);
        }
        int[] next = new int[n];
        for (Match match : matches) {
            for (int i = 0; i < match.plus.length; i++) {
                if (match.plus[i] != match.minus[i]) {
                    put(bouts[match.plus[i]], next[match.plus[i]]++, match, 1);
                    put(bouts[match.minus[i]], next[match.minus[i]]++, match, -1);
                }
            }
        }
        return bouts;
    }

    private static void put(Bouts bouts, int place, Match match, int sign) {
        bouts.matches[place] = match;
        bouts.signs[place] = (byte) sign;
    }

    private void step(int f, Bouts bouts) {
        double gradient = -strength[f] / variance;
        double curve = 1 / variance;
        for (int i = 0; i < bouts.matches.length; i++) {
            Match match = bouts.matches[i];
            double p = probability(match.logit);
            gradient += bouts.signs[i] * (match.first - match.all * p);
            curve += match.all * p * (1 - p);
        }
        curvature[f] = curve;
        double step = Math.clamp(gradient / curve, -LONGEST_STEP, LONGEST_STEP);
        strength[f] += step;
        for (int i = 0; i < bouts.matches.length; i++) {
            bouts.matches[i].logit += bouts.signs[i] * step;
        }
    }

    /** The log of the odds that one mention comes before another. */
    double logit(String first, String second) {
        return of(first) - of(second);
    }

    /** What the logit would be had this comparison, which the first one won, not been counted: one Newton step back. */
    double logitWithout(String first, String second) {
        double logit = logit(first, second);
        double p = probability(logit);
        double uncertainty = uncertainty(first, second) + uncertainty(second, first);
        double leverage = Math.min(0.9, uncertainty * p * (1 - p));
        return logit - (1 - p) * uncertainty / (1 - leverage);
    }

    private double of(String mention) {
        int[] known = mentions.get(mention);
        if (known != null) {
            return strength[known[0]] + strength[known[1]];
        }
        double sum = 0;
        for (String name : names(mention)) {
            Integer f = features.get(name);
            sum += f == null ? 0 : strength[f];
        }
        return sum;
    }

    private static List<String> names(String mention) {
        return List.of(Contest.label(mention), Contest.manner(mention));
    }

    /** The variance of what a mention has and another one lacks: what both have cancels. */
    private double uncertainty(String mention, String other) {
        int[] known = mentions.get(mention);
        int[] cancelled = mentions.get(other);
        if (known != null && cancelled != null) {
            double label = known[0] == cancelled[0] ? 0 : 1 / curvature[known[0]];
            return label + (known[1] == cancelled[1] ? 0 : 1 / curvature[known[1]]);
        }
        List<String> lacking = names(other);
        double sum = 0;
        for (String name : names(mention)) {
            Integer f = features.get(name);
            if (!lacking.contains(name)) {
                sum += f == null ? variance : 1 / curvature[f];
            }
        }
        return sum;
    }

    /** How many strengths the tally tells: one that is held back to 0 counts for nothing, one that is not for 1. */
    double told() {
        double told = 0;
        for (double curve : curvature) {
            told += 1 - 1 / (variance * curve);
        }
        return told;
    }

    static double probability(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    static double logit(double probability) {
        return Math.log(probability / (1 - probability));
    }
}
