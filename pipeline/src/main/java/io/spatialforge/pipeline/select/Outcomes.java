package io.spatialforge.pipeline.select;

import java.util.ArrayList;
import java.util.List;

/** How likely the outcomes of a contest are, given strengths: the model of Plackett (1975) and Luce (1959). */
final class Outcomes {

    private Outcomes() {}

    /** For each the likelihood of coming first. */
    static double[] ofFirst(double[] strength) {
        double[] likely = new double[strength.length];
        double sum = 0;
        for (int i = 0; i < strength.length; i++) {
            likely[i] = Math.exp(strength[i]);
            sum += likely[i];
        }
        for (int i = 0; i < likely.length; i++) {
            likely[i] /= sum;
        }
        return likely;
    }

    /** For each order the likelihood, that of the order given first. */
    static double[] ofOrder(double[] strength) {
        List<Double> likely = new ArrayList<>();
        double[] weight = ofFirst(strength);
        orders(weight, 0, 1, 1, likely);
        double[] all = new double[likely.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = likely.get(i);
        }
        return all;
    }

    private static void orders(double[] weight, int from, double left, double soFar, List<Double> likely) {
        if (from >= weight.length - 1) {
            likely.add(soFar);
            return;
        }
        for (int i = from; i < weight.length; i++) {
            swap(weight, from, i);
            double first = weight[from];
            orders(weight, from + 1, left - first, soFar * first / Math.max(left, 1e-300), likely);
            swap(weight, from, i);
        }
    }

    private static void swap(double[] values, int i, int j) {
        double kept = values[i];
        values[i] = values[j];
        values[j] = kept;
    }
}
