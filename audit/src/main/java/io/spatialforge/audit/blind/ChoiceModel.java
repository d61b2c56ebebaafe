package io.spatialforge.audit.blind;

import io.spatialforge.core.StableHash;
import java.util.ArrayList;
import java.util.List;

/**
 * A conditional logit (McFadden 1974): each option has a score, linear in its features, and is right with a probability
 * that is the softmax of the scores. With words for options it is multinomial logistic regression; with things it ranks
 * them. Fitted by stochastic gradient descent with AdaGrad's step sizes (Duchi et al. 2011), over weights hashed into one
 * table. A tenth of the groups of images it learns from tells when to stop.
 */
final class ChoiceModel {

    private static final int LEAST_BITS = 16;
    private static final int MOST_BITS = 22;
    private static final int WEIGHTS_A_QUESTION = 64;
    private static final int MOST_ROUNDS = 12;
    private static final int PATIENCE = 2;
    private static final double[] STEPS = {0.2, 0.05};
    private static final int HELD_OUT = 10;

    private final long seed;
    private int mask;
    private float[] weights = new float[1];
    private float[] squares = new float[1];

    ChoiceModel(long seed) {
        this.seed = seed;
    }

    /** Fits the weights anew; the order of the list matters. */
    void fit(List<Encoded> questions) {
        List<Encoded> fit = new ArrayList<>();
        List<Encoded> heldOut = new ArrayList<>();
        for (Encoded question : questions) {
            boolean out = StableHash.below(StableHash.with(question.group(), "held out"), HELD_OUT) == 0;
            (out ? heldOut : fit).add(question);
        }
        int bits = 64 - Long.numberOfLeadingZeros((long) WEIGHTS_A_QUESTION * questions.size());
        int size = 1 << Math.clamp(bits, LEAST_BITS, MOST_BITS);
        mask = size - 1;
        float[] best = new float[size];
        double least = Double.POSITIVE_INFINITY;
        for (double step : STEPS) {
            weights = new float[size];
            squares = new float[size];
            int worse = 0;
            double leastOfStep = Double.POSITIVE_INFINITY;
            for (int round = 0; round < MOST_ROUNDS && worse < PATIENCE; round++) {
                for (int i : shuffled(fit.size(), round)) {
                    learn(fit.get(i), step);
                }
                double loss = loss(heldOut.isEmpty() ? fit : heldOut);
                if (loss < least) {
                    least = loss;
                    best = weights.clone();
                }
                worse = loss < leastOfStep ? 0 : worse + 1;
                leastOfStep = Math.min(loss, leastOfStep);
            }
        }
        weights = best;
        squares = new float[0];
    }

    /** The option with the highest score, of equals the first. */
    int guess(Encoded question) {
        double[] scores = scores(question);
        int best = 0;
        for (int k = 1; k < scores.length; k++) {
            if (scores[k] > scores[best]) {
                best = k;
            }
        }
        return best;
    }

    /** A score for each option, comparable within the question. */
    double[] scores(Encoded question) {
        double[] scores = new double[question.names().length];
        for (int k = 0; k < scores.length; k++) {
            double sum = weights[at(question.names()[k], 0)];
            for (int feature : question.shared()) {
                sum += weights[at(feature, question.names()[k])];
            }
            for (int feature : question.own()[k]) {
                sum += weights[at(feature, 0)];
            }
            scores[k] = sum;
        }
        return scores;
    }

    private double loss(List<Encoded> questions) {
        double loss = 0;
        for (Encoded question : questions) {
            double[] shares = shares(question);
            loss -= Math.log(Math.max(1e-12, shares[question.answer()]));
        }
        return loss / Math.max(1, questions.size());
    }

    private double[] shares(Encoded question) {
        double[] scores = scores(question);
        double most = scores[0];
        for (double score : scores) {
            most = Math.max(most, score);
        }
        double sum = 0;
        for (int k = 0; k < scores.length; k++) {
            scores[k] = Math.exp(scores[k] - most);
            sum += scores[k];
        }
        for (int k = 0; k < scores.length; k++) {
            scores[k] /= sum;
        }
        return scores;
    }

    private void learn(Encoded question, double step) {
        double[] shares = shares(question);
        for (int k = 0; k < shares.length; k++) {
            double slope = shares[k] - (k == question.answer() ? 1 : 0);
            if (Math.abs(slope) < 1e-4) {
                continue;
            }
            descend(at(question.names()[k], 0), slope, step);
            for (int feature : question.shared()) {
                descend(at(feature, question.names()[k]), slope, step);
            }
            for (int feature : question.own()[k]) {
                descend(at(feature, 0), slope, step);
            }
        }
    }

    private void descend(int i, double slope, double step) {
        squares[i] += (float) (slope * slope);
        weights[i] -= (float) (step * slope / Math.sqrt(1 + squares[i]));
    }

    /** Where a feature's weight is, of an option's name if it is one that all options share. */
    private int at(int feature, int name) {
        int h = (feature ^ (name * 0x9e3779b9)) * 0x85ebca6b;
        return (h ^ (h >>> 15)) & mask;
    }

    private int[] shuffled(int n, int round) {
        int[] places = new int[n];
        long state = StableHash.with(StableHash.with(seed, "round"), round);
        for (int i = 0; i < n; i++) {
            int j = StableHash.below(StableHash.with(state, i), i + 1);
            places[i] = places[j];
            places[j] = i;
        }
        return places;
    }
}
