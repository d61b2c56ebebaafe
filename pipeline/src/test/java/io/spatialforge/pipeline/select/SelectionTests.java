package io.spatialforge.pipeline.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.QaPair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SelectionTests {

    private static final long SEED = 11;
    private static final Balance BALANCE = new Balance(0.02, 0.5);

    private final SplittableRandom random = new SplittableRandom(4);

    @Test
    void yesIsAsFrequentAsNoToTheTolerance() {
        List<QaPair> pairs = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            pairs.add(Asked.nearer(i, "cup", "tv", random.nextDouble() < 0.6));
        }
        List<QaPair> kept = kept(pairs, Mix.NONE);
        assertThat(share(kept, "Yes")).isBetween(0.49, 0.51);
        assertThat(kept.size()).isBetween(3_900, 4_100);
    }

    @Test
    void eachLetterOfQuestionsWithAsManyOptionsIsAsFrequent() {
        List<QaPair> pairs = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            pairs.add(Asked.nearest(i, "cup", List.of("tv", "vase"), random.nextDouble() < 0.5 ? 0 : 1 + i % 2));
        }
        List<QaPair> kept = kept(pairs, Mix.NONE);
        for (String letter : List.of("A", "B", "C")) {
            assertThat(share(kept, letter)).as(letter).isBetween(0.32, 0.35);
        }
    }

    @Test
    void fewPairsAreLeftAsTheyAre() {
        List<QaPair> pairs = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            pairs.add(Asked.nearer(i, "cup", "tv", i % 3 > 0));
        }
        assertThat(kept(pairs, Mix.NONE)).hasSize(60);
    }

    @Test
    void ofNoLabelNoneIsMoreFrequentThanSomeWhateverTheMix() {
        List<QaPair> pairs = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            String label = "thing" + (int) (80 * random.nextDouble() * random.nextDouble());
            int count = random.nextInt(2) * (1 + random.nextInt(4));
            pairs.add(i % 2 == 0 ? Asked.count(i, label, count) : Asked.locate(i, label, count));
        }
        for (Mix mix : List.of(Mix.NONE, new Mix(Map.of(Task.COUNTING, 1.0, Task.GROUNDING, 3.0), 2_000L))) {
            Map<String, int[]> counts = new HashMap<>();
            for (QaPair pair : kept(pairs, mix)) {
                Subject subject = Objects.requireNonNull(Subject.of(pair));
                counts.computeIfAbsent(subject.table() + subject.about(), l -> new int[2])[
                        subject.answer().equals(Subject.NONE) ? 0 : 1]++;
            }
            assertThat(counts.size()).isGreaterThan(100);
            counts.forEach((label, of) -> assertThat(of[0]).as(label).isLessThanOrEqualTo(of[1]));
        }
    }

    @Test
    void ofNoLabelNoneIsAsFrequentAsTheUsualNumber() {
        List<QaPair> pairs = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            int one = random.nextInt(20) < 9 ? 1 : random.nextInt(20) < 15 ? 0 : 2;
            pairs.add(Asked.count(i, "thing" + i % 5, i % 5 == 0 ? 1 : one));
        }
        Map<String, int[]> counts = new HashMap<>();
        for (QaPair pair : kept(pairs, Mix.NONE)) {
            Claim.Count count = (Claim.Count) pair.claim();
            counts.computeIfAbsent(count.label(), l -> new int[3])[count.count()]++;
        }
        assertThat(Objects.requireNonNull(counts.get("thing1"))[0]).isPositive();
        counts.forEach((label, of) -> assertThat((double) of[0]).as(label).isLessThan(0.97 * of[1]));
    }

    @Test
    void aMixTakesOfEachTaskItsShareAndAnswersStayEven() {
        List<QaPair> pairs = threeTasks();
        Mix mix = new Mix(Map.of(Task.COUNTING, 1.0, Task.NEAR_FAR, 2.0, Task.GROUNDING, 1.0), 3_000L);
        List<QaPair> kept = kept(pairs, mix);
        assertThat(of(kept, Task.COUNTING)).isBetween(745L, 755L);
        assertThat(of(kept, Task.NEAR_FAR)).isBetween(1_495L, 1_505L);
        assertThat(of(kept, Task.GROUNDING)).isBetween(745L, 755L);
        List<QaPair> asked = kept.stream()
                .filter(pair -> pair.claim() instanceof Claim.Nearer)
                .toList();
        assertThat(share(asked, "Yes")).isBetween(0.49, 0.51);
    }

    @Test
    void whatIsMissingOfATaskIsNotMadeUpForByOthers() {
        List<QaPair> pairs = threeTasks();
        Mix mix = new Mix(Map.of(Task.COUNTING, 9.0, Task.NEAR_FAR, 1.0), 40_000L);
        Selection selection = selection(pairs, mix);
        assertThat(selection.wanted()).containsEntry(Task.COUNTING, 36_000L).containsEntry(Task.GROUNDING, 0L);
        assertThat(selection.limitedBy()).isNull();
        List<QaPair> kept = kept(pairs, mix);
        assertThat(of(kept, Task.COUNTING)).isEqualTo(selection.available().get(Task.COUNTING));
        assertThat(of(kept, Task.NEAR_FAR)).isBetween(3_990L, 4_010L);
        assertThat(of(kept, Task.GROUNDING)).isZero();
    }

    @Test
    void withoutATotalTheDatasetIsAsLargeAsTheScarcestTaskAllows() {
        List<QaPair> pairs = threeTasks();
        Mix mix = Mix.ofTenMillion(null);
        Selection selection = selection(pairs, mix);
        assertThat(selection.limitedBy()).isEqualTo(Task.GROUNDING);
        List<QaPair> kept = kept(pairs, mix);
        long located = selection.available().getOrDefault(Task.GROUNDING, 0L);
        assertThat(of(kept, Task.GROUNDING)).isEqualTo(located);
        assertThat((double) of(kept, Task.NEAR_FAR) / located).isBetween(2.6 / 3.6 - 0.01, 2.6 / 3.6 + 0.01);
        assertThat(selection.wanted().get(Task.LEFT_RIGHT)).isPositive();
        assertThat(pairs.stream().map(pair -> selection.against(PairKey.of(pair))))
                .contains(Reason.MIX_FULL);
    }

    @Test
    void ofVeryManyPairsAFewCanBeWanted() {
        List<QaPair> pairs = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            pairs.add(Asked.nearer(i, "cup", "tv", i % 2 == 0));
        }
        List<QaPair> kept = kept(pairs, new Mix(Map.of(), 200L));
        assertThat(kept.size()).isBetween(195, 205);
        assertThat(share(kept, "Yes")).isBetween(0.48, 0.52);
    }

    private List<QaPair> threeTasks() {
        List<QaPair> pairs = new ArrayList<>();
        for (int i = 0; i < 12_000; i++) {
            pairs.add(Asked.nearer(i, "thing" + i % 9, "ding" + i % 7, random.nextDouble() < 0.55));
            if (i % 2 == 0) {
                pairs.add(Asked.count(100_000 + i, "thing" + i % 9, 1 + random.nextInt(3)));
            }
            if (i % 4 == 0) {
                pairs.add(Asked.locate(200_000 + i, "thing" + i % 9, 1));
            }
        }
        return pairs;
    }

    private static Selection selection(List<QaPair> pairs, Mix mix) {
        Tally tally = new Tally();
        pairs.forEach(pair -> tally.countAnswer(PairKey.of(pair), SEED));
        return Selection.of(tally, SEED, BALANCE, mix);
    }

    private static List<QaPair> kept(List<QaPair> pairs, Mix mix) {
        Selection selection = selection(pairs, mix);
        return pairs.stream()
                .filter(pair -> selection.against(PairKey.of(pair)) == null)
                .toList();
    }

    private static long of(List<QaPair> pairs, Task task) {
        return pairs.stream().filter(pair -> pair.claim().task() == task).count();
    }

    private static double share(List<QaPair> pairs, String answer) {
        return (double) pairs.stream()
                        .filter(pair -> pair.phrased().answer().equals(answer))
                        .count()
                / pairs.size();
    }
}
