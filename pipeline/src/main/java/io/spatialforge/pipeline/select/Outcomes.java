package io.spatialforge.pipeline.select;

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
        double[] weight = ofFirst(strength);
        int count = 1;
        for (int i = 2; i <= strength.length; i++) {
            count *= i;
        }
        double[] likely = new double[count];
        orders(weight, 0, 1, 1, likely, 0);
        return likely;
    }

    /** Writes the likelihoods of all orders that begin alike; returns where the next ones go. */
    private static int orders(double[] weight, int from, double left, double soFar, double[] likely, int place) {
        if (from >= weight.length - 1) {
            likely[place] = soFar;
            return place + 1;
        }
        int next = place;
        for (int i = from; i < weight.length; i++) {
            swap(weight, from, i);
            double first = weight[from];
            next = orders(weight, from + 1, left - first, soFar * first / Math.max(left, 1e-300), likely, next);
            swap(weight, from, i);
        }
        return next;
    }

    private static void swap(double[] values, int i, int j) {
        double kept = values[i];
        values[i] = values[j];
        values[j] = kept;
    }
}
