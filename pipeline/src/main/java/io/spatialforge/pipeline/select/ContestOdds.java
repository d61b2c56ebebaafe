package io.spatialforge.pipeline.select;

/** How likely each outcome of a contest is to who knows no more than what is mentioned. */
final class ContestOdds {

    private static final double LEAST_SPREAD = 1e-3;
    private static final double MOST_SPREAD = 0.5;

    private final Tally tally;
    private final Table table;
    private final Strengths strengths;

    /** How many comparisons the strengths count for, beside those between the two mentions themselves. */
    private final double weight;

    /** How many comparisons were counted. */
    private final double known;

    ContestOdds(Tally tally, Table table) {
        this.tally = tally;
        this.table = table;
        this.strengths = Strengths.of(tally, table);
        this.weight = weight();
        long[] sum = new long[1];
        tally.forEach(table, (first, second, counts) -> sum[0] += counts.all());
        this.known = sum[0];
    }

    /**
     * How much pairs of mentions differ from what their strengths say, beyond chance: the spread of a beta-binomial
     * distribution by the method of moments.
     */
    private double weight() {
        double[] sums = new double[3];
        tally.forEach(table, (first, second, counts) -> {
            if (first.equals(second)) {
                return;
            }
            double n = counts.all();
            double p = Math.clamp(Strengths.probability(strengths.logit(first, second)), 0.001, 0.999);
            double firsts = counts.of(0);
            sums[0] += (firsts - n * p) * (firsts - n * p) / (n * p * (1 - p));
            sums[1] += 1;
            sums[2] += n - 1;
        });
        double free = Math.max(0, sums[1] - strengths.told());
        return 1 / Math.clamp(Evening.spread(sums[0] - free, sums[2]), LEAST_SPREAD, MOST_SPREAD) - 1;
    }

    /**
     * The part of the pairs of this outcome that stays if no outcome may be likelier than even by more than the slack, and
     * of few pairs more: {@link Evening#slack}.
     */
    double rate(Contest contest, double slack) {
        int n = contest.order().size();
        double[] strength = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                boolean counted = contest.ends() == Contest.Ends.ALL || i == 0;
                double logit = logit(contest.order().get(i), contest.order().get(j), counted);
                strength[i] += logit / n;
                strength[j] -= logit / n;
            }
        }
        double[] likely =
                contest.ends() == Contest.Ends.FIRST ? Outcomes.ofFirst(strength) : Outcomes.ofOrder(strength);
        double level = Evening.level(likely, 1.0 / likely.length + Evening.slack(slack, known));
        return Math.min(1, level / likely[0]);
    }

    /**
     * The log of the odds of the first before the second.
     *
     * @param counted whether the contest that is asked about is among those tallied, and the first came first in it
     */
    private double logit(String first, String second, boolean counted) {
        if (first.equals(second)) {
            return 0;
        }
        double one = counted ? 1 : 0;
        double expected =
                Strengths.probability(counted ? strengths.logitWithout(first, second) : strengths.logit(first, second));
        boolean sorted = first.compareTo(second) <= 0;
        double wins = tally.of(table, sorted ? first : second, sorted ? second : first, sorted ? 0 : 1) - one;
        double losses = tally.of(table, sorted ? first : second, sorted ? second : first, sorted ? 1 : 0);
        double p = (Math.max(0, wins) + weight * expected) / (Math.max(0, wins) + losses + weight);
        return Strengths.logit(Math.clamp(p, 1e-6, 1 - 1e-6));
    }
}
