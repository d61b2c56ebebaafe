package io.spatialforge.pipeline.select;

import java.util.ArrayList;
import java.util.Arrays;
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
    private final List<Match> matches = new ArrayList<>();
    private double[] strength = new double[0];
    private double[] curvature = new double[0];
    private double variance = FIRST_VARIANCE;

    /** Mentions that were compared, and how often which came first; features as the mention's label and manner. */
    private static final class Match {
        private final int[] plus;
        private final int[] minus;
        private final double first;
        private final double all;
        private double logit;

        Match(int[] plus, int[] minus, long first, long second) {
            this.plus = plus;
            this.minus = minus;
            this.first = first;
            this.all = first + second;
        }
    }

    /** The strengths in one table of a tally. */
    static Strengths of(Tally tally, Table table) {
        Strengths strengths = new Strengths();
        Map<String, Map<String, long[]>> pairs = new HashMap<>();
        tally.forEach(table, (first, second, which, count) -> {
            if (!first.equals(second)) {
                pairs.computeIfAbsent(first, f -> new HashMap<>()).computeIfAbsent(second, s -> new long[2])[which] +=
                        count;
            }
        });
        tally.forEach(table, (first, second, which, count) -> {
            Map<String, long[]> row = pairs.get(first);
            long[] counts = row == null ? null : row.remove(second);
            if (counts != null) {
                strengths.matches.add(
                        new Match(strengths.features(first), strengths.features(second), counts[0], counts[1]));
            }
        });
        strengths.fit();
        return strengths;
    }

    private int[] features(String mention) {
        List<String> names = names(mention);
        int[] all = new int[names.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = features.computeIfAbsent(names.get(i), n -> features.size());
        }
        return all;
    }

    private static List<String> names(String mention) {
        return List.of(Contest.label(mention), Contest.manner(mention));
    }

    private void fit() {
        int n = features.size();
        strength = new double[n];
        curvature = new double[n];
        List<List<Match>> of = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            of.add(new ArrayList<>());
        }
        for (Match match : matches) {
            for (int f : match.plus) {
                of.get(f).add(match);
            }
            for (int f : match.minus) {
                of.get(f).add(match);
            }
        }
        for (int round = 0; round < ROUNDS && n > 0; round++) {
            for (int sweep = 0; sweep < SWEEPS; sweep++) {
                for (int f = 0; f < n; f++) {
                    step(f, of.get(f));
                }
            }
            double sum = 0;
            for (int f = 0; f < n; f++) {
                sum += strength[f] * strength[f] + 1 / curvature[f];
            }
            variance = Math.clamp(sum / n, LEAST_VARIANCE, MOST_VARIANCE);
        }
        for (int f = 0; f < n; f++) {
            step(f, of.get(f));
        }
    }

    private void step(int f, List<Match> of) {
        double gradient = -strength[f] / variance;
        double curve = 1 / variance;
        for (Match match : of) {
            int sign = times(match.plus, f) - times(match.minus, f);
            double p = probability(match.logit);
            gradient += sign * (match.first - match.all * p);
            curve += sign * sign * match.all * p * (1 - p);
        }
        curvature[f] = curve;
        double step = Math.clamp(gradient / curve, -LONGEST_STEP, LONGEST_STEP);
        strength[f] += step;
        for (Match match : of) {
            match.logit += (times(match.plus, f) - times(match.minus, f)) * step;
        }
    }

    private static int times(int[] features, int f) {
        return (int) Arrays.stream(features).filter(x -> x == f).count();
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
        double sum = 0;
        for (String name : names(mention)) {
            Integer f = features.get(name);
            sum += f == null ? 0 : strength[f];
        }
        return sum;
    }

    /** The variance of what a mention has and another one lacks: what both have cancels. */
    private double uncertainty(String mention, String other) {
        List<String> cancelled = names(other);
        double sum = 0;
        for (String name : names(mention)) {
            Integer f = features.get(name);
            if (!cancelled.contains(name)) {
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
