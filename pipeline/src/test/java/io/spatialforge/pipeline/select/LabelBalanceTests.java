package io.spatialforge.pipeline.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LabelBalanceTests {

    private static final long SEED = 5;
    private static final Balance BALANCE = new Balance(0.02, 0.5);

    private final SplittableRandom random = new SplittableRandom(20261126);

    @Test
    void ofAQuarterOfAMillionPairsTheLabelsTellNothingOfWhatIsNearer() {
        List<QaPair> pairs = compared(250_000, 60, 2.0, 0.5);
        assertThat(guessedByLabels(pairs)).isGreaterThan(0.75);
        List<QaPair> kept = kept(pairs);
        assertThat(guessedByLabels(kept)).isBetween(0.485, 0.51);
        assertThat(kept.size()).isGreaterThan(pairs.size() / 4);
    }

    @Test
    void pairsOfLabelsThatTheirStrengthsDontExplainAreBalancedToo() {
        List<QaPair> pairs = new ArrayList<>();
        String[] labels = {"stone", "paper", "scissors"};
        for (int i = 0; i < 60_000; i++) {
            int a = random.nextInt(3);
            boolean usual = random.nextDouble() < 0.9;
            String one = labels[a];
            String other = labels[(a + 1) % 3];
            pairs.add(Asked.nearer(i, usual ? one : other, usual ? other : one, random.nextBoolean()));
        }
        assertThat(guessedByLabels(pairs)).isGreaterThan(0.88);
        assertThat(guessedByLabels(kept(pairs))).isBetween(0.48, 0.52);
    }

    @Test
    void amongManyLabelsOfFewPairsChanceIsNotTakenForABias() {
        List<QaPair> pairs = compared(1_000, 40, 0, 0);
        assertThat(kept(pairs).size()).isGreaterThan(930);
    }

    @Test
    void whatIsLeftOfFewPairsIsNoMirrorImageOfWhatWasLearned() {
        List<QaPair> pairs = compared(20_000, 150, 1.0, 0.3);
        assertThat(guessedByLabels(kept(pairs))).isBetween(0.475, 0.525);
    }

    @Test
    void theNearestOfSeveralIsAsLikelyAnyOfThem() {
        double[] strength = {1.5, 0.5, 0, -0.5, -1.5, -2.0};
        List<QaPair> pairs = new ArrayList<>();
        for (int i = 0; i < 120_000; i++) {
            List<Integer> some = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
            while (some.size() > 3) {
                some.remove(random.nextInt(some.size()));
            }
            int nearest = drawn(some, strength);
            some.remove(Integer.valueOf(nearest));
            pairs.add(Asked.nearest(
                    i,
                    "thing" + nearest,
                    some.stream().map(label -> "thing" + label).toList(),
                    random.nextInt(3)));
        }
        assertThat(strongestIsNearest(pairs)).isGreaterThan(0.6);
        List<QaPair> kept = kept(pairs);
        assertThat(strongestIsNearest(kept)).isBetween(0.31, 0.36);
    }

    @Test
    void ofNoLabelAnotherNumberIsMoreFrequentThanOfAllLabels() {
        List<QaPair> pairs = new ArrayList<>();
        for (int i = 0; i < 60_000; i++) {
            int kind = random.nextInt(3);
            int count = kind == 0 ? (random.nextDouble() < 0.95 ? 1 : 0) : random.nextInt(kind == 1 ? 4 : 8);
            pairs.add(Asked.count(i, List.of("bed", "chair", "sheep").get(kind), count));
        }
        Map<String, int[]> numbers = new HashMap<>();
        for (QaPair pair : kept(pairs)) {
            Claim.Count count = (Claim.Count) pair.claim();
            numbers.computeIfAbsent(count.label(), l -> new int[8])[count.count()]++;
        }
        numbers.forEach((label, counts) -> {
            int all = 0;
            for (int count : counts) {
                all += count;
            }
            for (int count : counts) {
                assertThat((double) count).as(label).isLessThan(1.05 * counts[1] + 50);
                assertThat((double) count / all).as(label).isLessThan(0.53);
            }
        });
        assertThat(numbers.keySet()).containsExactlyInAnyOrder("bed", "chair", "sheep");
    }

    @Test
    void peopleFaceEveryWayEquallyOften() {
        List<QaPair> pairs = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            double chance = random.nextDouble();
            View view = chance < 0.7 ? View.TOWARDS : chance < 0.8 ? View.AWAY : chance < 0.9 ? View.LEFT : View.RIGHT;
            pairs.add(Asked.facing(i, view));
        }
        Map<String, Integer> views = new HashMap<>();
        List<QaPair> kept = kept(pairs);
        kept.forEach(pair -> views.merge(pair.phrased().answer(), 1, Integer::sum));
        assertThat(views.values())
                .allSatisfy(count -> assertThat((double) count / kept.size()).isBetween(0.22, 0.28));
    }

    @Test
    void ofADozenFacingsAllStayHoweverUneven() {
        List<QaPair> pairs = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            pairs.add(Asked.facing(i, i < 11 ? View.TOWARDS : i < 13 ? View.AWAY : View.LEFT));
        }
        assertThat(kept(pairs)).hasSize(14);
    }

    @Test
    void ofFacingsMoreAreLeftOutTheMoreThereAre() {
        assertThat(partOfTowards(80)).isGreaterThan(0.65);
        assertThat(partOfTowards(300)).isBetween(0.35, 0.6);
        assertThat(partOfTowards(2_000)).isBetween(0.25, 0.32);
        assertThat(partOfTowards(30_000)).isBetween(0.24, 0.27);
    }

    @Test
    void ofAHundredPairsHowManyOrWhichIsNearerNearlyAllStay() {
        List<QaPair> compared = new ArrayList<>();
        List<QaPair> counted = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            boolean usual = i % 10 > 0;
            compared.add(Asked.nearer(i, usual ? "person" : "hill", usual ? "hill" : "person", i % 2 == 0));
            counted.add(Asked.count(i, "person", usual ? 1 : 2));
        }
        assertThat(kept(compared).size()).isGreaterThan(95);
        assertThat(kept(counted)).hasSize(100);
    }

    @Test
    void aNumberThatIsAsFrequentAsTheUsualOneForSomeLabelsIsNotGuessed() {
        List<QaPair> pairs = new ArrayList<>();
        for (int i = 0; i < 80_000; i++) {
            String label = i % 4 == 0 ? "person" : i % 4 == 1 ? "bird" + random.nextInt(60) : "bed";
            double chance = random.nextDouble();
            int count = label.equals("bed") ? (chance < 0.7 ? 1 : 2) : chance < 0.4 ? 1 : chance < 0.8 ? 2 : 3;
            pairs.add(Asked.count(i, label, count));
        }
        List<QaPair> kept = kept(pairs);
        Map<String, Integer> twos = new HashMap<>();
        for (QaPair pair : kept) {
            if (isSeen(pair)) {
                twos.merge(counted(pair).label(), sign(counted(pair)), Integer::sum);
            }
        }
        long more = 0;
        for (QaPair pair : kept) {
            if (!isSeen(pair) && twos.getOrDefault(counted(pair).label(), 0) > 0) {
                more += sign(counted(pair));
            }
        }
        assertThat(twos.get("person")).isNegative();
        assertThat((double) more / kept.size()).isLessThan(0.001);
    }

    /** The share of "towards" in what is kept of facings of which 70% are so. */
    private double partOfTowards(int facings) {
        List<QaPair> pairs = new ArrayList<>();
        for (int i = 0; i < facings; i++) {
            View view = i % 10 < 7 ? View.TOWARDS : i % 10 == 7 ? View.AWAY : i % 10 == 8 ? View.LEFT : View.RIGHT;
            pairs.add(Asked.facing(i, view));
        }
        List<QaPair> kept = kept(pairs);
        int towards = 0;
        for (QaPair pair : kept) {
            towards += ((Claim.Facing) pair.claim()).facing() == View.TOWARDS ? 1 : 0;
        }
        return (double) towards / kept.size();
    }

    private static Claim.Count counted(QaPair pair) {
        return (Claim.Count) pair.claim();
    }

    /** By how much more often it is two than one. */
    private static int sign(Claim.Count count) {
        return count.count() == 2 ? 1 : count.count() == 1 ? -1 : 0;
    }

    /** Comparisons of labels with strengths of that spread, and beside them of pairs of labels. */
    private List<QaPair> compared(int pairs, int labels, double spread, double ofTwo) {
        double[] strength = new double[labels];
        double[][] together = new double[labels][labels];
        for (int i = 0; i < labels; i++) {
            strength[i] = spread * random.nextGaussian();
            for (int j = 0; j < i; j++) {
                together[i][j] = ofTwo * random.nextGaussian();
            }
        }
        List<QaPair> all = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            int a = frequent(labels);
            int b = frequent(labels);
            if (a == b) {
                b = (b + 1) % labels;
            }
            int high = Math.max(a, b);
            int low = Math.min(a, b);
            double logit = strength[high] - strength[low] + together[high][low];
            boolean highFirst = random.nextDouble() < 1 / (1 + Math.exp(-logit));
            all.add(Asked.nearer(
                    i, "thing" + (highFirst ? high : low), "thing" + (highFirst ? low : high), random.nextBoolean()));
        }
        return all;
    }

    /** A label: some are much more frequent than others. */
    private int frequent(int labels) {
        double place = random.nextDouble();
        return (int) (place * place * labels);
    }

    private int drawn(List<Integer> some, double[] strength) {
        double sum = 0;
        for (int label : some) {
            sum += Math.exp(strength[label]);
        }
        double left = random.nextDouble() * sum;
        for (int label : some) {
            left -= Math.exp(strength[label]);
            if (left < 0) {
                return label;
            }
        }
        return some.get(some.size() - 1);
    }

    private static List<QaPair> kept(List<QaPair> pairs) {
        Tally tally = new Tally();
        pairs.forEach(pair -> tally.countOutcome(PairKey.of(pair)));
        LabelBalance balance = BALANCE.ofLabels(tally, SEED);
        return pairs.stream().filter(pair -> balance.keeps(PairKey.of(pair))).toList();
    }

    /** How often one is right who has seen half of the images and guesses by which label was nearer more often. */
    private static double guessedByLabels(List<QaPair> pairs) {
        Map<String, Integer> seen = new HashMap<>();
        for (QaPair pair : pairs) {
            if (isSeen(pair)) {
                seen.merge(labels(pair), sign(pair), Integer::sum);
            }
        }
        int right = 0;
        int all = 0;
        for (QaPair pair : pairs) {
            if (!isSeen(pair)) {
                int guess = seen.getOrDefault(labels(pair), 0);
                right += (guess >= 0 ? 1 : -1) == sign(pair) ? 1 : 0;
                all++;
            }
        }
        return (double) right / all;
    }

    private static boolean isSeen(QaPair pair) {
        return (pair.image().id().hashCode() & 1) == 0;
    }

    private static String labels(QaPair pair) {
        String one = pair.regions().get(0).label();
        String other = pair.regions().get(1).label();
        return one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
    }

    private static int sign(QaPair pair) {
        return pair.regions().get(0).label().compareTo(pair.regions().get(1).label()) < 0 ? 1 : -1;
    }

    private static double strongestIsNearest(List<QaPair> pairs) {
        int right = 0;
        for (QaPair pair : pairs) {
            String strongest = pair.regions().stream()
                    .map(QaPair.QaRegion::label)
                    .sorted()
                    .findFirst()
                    .orElse("");
            right += pair.regions().get(0).label().equals(strongest) ? 1 : 0;
        }
        return (double) right / pairs.size();
    }
}
