package io.spatialforge.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spatialforge.audit.Share.Cluster;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTests {

    private static final int ROUNDS = 2000;

    @Test
    void clustersOfOneGiveThePlainInterval() {
        List<Cluster> clusters = new ArrayList<>();
        for (int i = 0; i < 263; i++) {
            clusters.add(new Cluster(i < 81 ? 1 : 0, 1));
        }
        Share share = Share.of(clusters);
        assertThat(share.effective()).isEqualTo(263);
        assertThat(share.interval()).isEqualTo(Interval.wilson(81, 263));
    }

    @Test
    void whereNothingIsWrongClustersAreCounted() {
        Share oneKitchen = Share.of(List.of(new Cluster(100, 100)));
        assertThat(oneKitchen.interval()).isEqualTo(Interval.wilson(1, 1));
        Share tenStreets = Share.of(Collections.nCopies(10, new Cluster(7, 7)));
        assertThat(tenStreets.interval()).isEqualTo(Interval.wilson(10, 10));
        assertThat(tenStreets.right()).isEqualTo(70);
    }

    @Test
    void aLargeClusterCountsForMoreThanSmallOnesButNotForManyClusters() {
        Share share = Share.of(List.of(new Cluster(98, 98), new Cluster(1, 1), new Cluster(1, 1)));
        assertThat(share.effective()).isBetween(1.0, 1.1);
        assertThat(share.clusters()).isEqualTo(3);
    }

    @Test
    void wrongOnesOfOneClusterTellNothingOfTheVariance() {
        List<Cluster> clusters = new ArrayList<>(Collections.nCopies(49, new Cluster(10, 10)));
        clusters.add(new Cluster(9, 10));
        assertThat(Share.of(clusters).effective()).isEqualTo(50, within(1e-9));
    }

    @Test
    void wrongOnesSpreadOverManyClustersAreNearlyIndependent() {
        List<Cluster> clusters = new ArrayList<>(Collections.nCopies(70, new Cluster(10, 10)));
        clusters.addAll(Collections.nCopies(30, new Cluster(9, 10)));
        assertThat(Share.of(clusters).effective()).isGreaterThan(900).isLessThanOrEqualTo(1000);
    }

    @Test
    void whatStandsOrFallsTogetherIsWorthItsClusters() {
        List<Cluster> clusters = new ArrayList<>(Collections.nCopies(60, new Cluster(10, 10)));
        clusters.addAll(Collections.nCopies(40, new Cluster(0, 10)));
        assertThat(Share.of(clusters).effective()).isEqualTo(100, within(1.0));
    }

    @Test
    void clustersWithoutJudgementsCountForNothing() {
        assertThat(Share.of(List.of(new Cluster(0, 0)))).isEqualTo(Share.NONE);
        assertThat(Share.NONE.interval()).isEqualTo(new Interval(0, 1));
        assertThat(Share.of(List.of(new Cluster(0, 0), new Cluster(3, 3))).clusters())
                .isEqualTo(1);
    }

    @Test
    void theOrderOfClustersDoesNotMatter() {
        Share.Counting forwards = new Share.Counting();
        Share.Counting backwards = new Share.Counting();
        for (int i = 0; i < 200; i++) {
            forwards.add("c" + i / 7, verdict(i));
            backwards.add("c" + (199 - i) / 7, verdict(199 - i));
        }
        assertThat(forwards.share()).isEqualTo(backwards.share());
    }

    private static Share.Verdict verdict(int i) {
        return i % 23 == 0 ? Share.Verdict.WRONG : Share.Verdict.RIGHT;
    }

    @Test
    void studentsQuantilesAreThePublishedOnes() {
        assertThat(Share.student(1)).isEqualTo(12.7062);
        assertThat(Share.student(10)).isEqualTo(2.2281, within(1e-4));
        assertThat(Share.student(11)).isEqualTo(2.2010, within(1e-3));
        assertThat(Share.student(30)).isEqualTo(2.0423, within(1e-3));
        assertThat(Share.student(1000)).isEqualTo(1.9623, within(1e-3));
    }

    /**
     * Clusters of varying size whose own shares vary by a beta distribution of that correlation. The bounds are those of
     * 2,000 rounds: 95% would be found as 94 to 96%; more than 95% is the price of caution where little is wrong.
     */
    @ParameterizedTest
    @CsvSource({
        "200, 10, 0.80, 0.1",
        "200, 10, 0.80, 0.3",
        "200, 10, 0.95, 0.1",
        "200, 10, 0.95, 0.3",
        "200, 10, 0.99, 0.3",
        "50, 10, 0.90, 0.1",
        "50, 10, 0.95, 0.9",
        "20, 10, 0.80, 0.3",
        "20, 5, 0.95, 0.1"
    })
    void theIntervalHoldsTheTruthInAbout95PerCentOfTheCasesThoughClustered(
            int clusters, int size, double right, double correlation) {
        Random random = new Random(20261126);
        int held = 0;
        int heldByPlain = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<Cluster> drawn = new ArrayList<>();
            for (int c = 0; c < clusters; c++) {
                int n = 1 + random.nextInt(2 * size - 1);
                double a = right * (1 - correlation) / correlation;
                double b = (1 - right) * (1 - correlation) / correlation;
                double share = beta(a, b, random);
                int x = 0;
                for (int i = 0; i < n; i++) {
                    x += random.nextDouble() < share ? 1 : 0;
                }
                drawn.add(new Cluster(x, n));
            }
            Share share = Share.of(drawn);
            held += holds(share.interval(), right) ? 1 : 0;
            heldByPlain += holds(Interval.wilson(share.right(), share.of()), right) ? 1 : 0;
        }
        assertThat((double) held / ROUNDS).isBetween(0.93, 0.995);
        assertThat((double) heldByPlain / ROUNDS).isLessThan(0.93);
    }

    private static boolean holds(Interval interval, double share) {
        return interval.low() <= share && share <= interval.high();
    }

    /** A draw from the beta distribution, as a share of two gammas. */
    private static double beta(double a, double b, Random random) {
        double x = gamma(a, random);
        double y = gamma(b, random);
        return x + y == 0 ? (random.nextDouble() < a / (a + b) ? 1 : 0) : x / (x + y);
    }

    /** Marsaglia and Tsang, A simple method for generating gamma variables, 2000. */
    private static double gamma(double shape, Random random) {
        if (shape < 1) {
            return gamma(shape + 1, random) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
