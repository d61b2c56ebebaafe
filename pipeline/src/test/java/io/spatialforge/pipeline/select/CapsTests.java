package io.spatialforge.pipeline.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.QaPair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CapsTests {

    private static final long SEED = 3;

    @Test
    void noLabelIsInMorePairsThanItsCapAndTheTailStaysWhole() {
        List<QaPair> pairs = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            pairs.add(Asked.count(i, i % 100 == 0 ? "kite" : "person", 1));
        }
        Map<String, Integer> kept = byLabel(capped(pairs, new Caps(null, 1_000L, null)));
        assertThat(kept.get("person")).isBetween(950, 1_000);
        assertThat(kept).containsEntry("kite", 300);
    }

    @Test
    void noTwoLabelsAreComparedMoreOftenThanTheirCap() {
        List<QaPair> pairs = new ArrayList<>();
        for (int i = 0; i < 9_000; i++) {
            pairs.add(Asked.nearer(i, i % 3 == 0 ? "cup" : "chair", "person", true));
        }
        Map<String, Integer> kept = new HashMap<>();
        for (QaPair pair : capped(pairs, new Caps(null, null, 500L))) {
            NamedLabels.of(pair).twos().forEach(two -> kept.merge(two, 1, Integer::sum));
        }
        assertThat(kept.keySet()).containsExactlyInAnyOrder("chair / person", "cup / person");
        assertThat(kept.values()).allSatisfy(count -> assertThat(count).isBetween(470, 500));
    }

    @Test
    void ofAnImageEachTaskGetsItsTurn() {
        List<QaPair> pairs = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            pairs.add(Asked.count(i, "thing" + i, 1));
        }
        pairs.add(Asked.nearer(16, "cup", "tv", true));
        pairs.add(Asked.locate(17, "cup", 1));
        List<PairKey> kept = new Turns(SEED, Room.ALL, 20, 5).ofImage(keys(pairs));
        assertThat(kept).hasSize(5);
        assertThat(kept.stream().map(PairKey::task)).contains(Task.NEAR_FAR, Task.GROUNDING, Task.COUNTING);
    }

    @Test
    void whichPairsOfAnImageStayDoesNotDependOnTheirOrder() {
        List<QaPair> pairs = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            pairs.add(Asked.count(2 * i, "thing" + i, 1));
            pairs.add(Asked.nearer(2 * i + 1, "cup", "tv", i % 2 == 0));
        }
        Turns turns = new Turns(SEED, Room.ALL, 4, 6);
        List<String> kept = ids(turns.ofImage(turns.ofEachKind("test/0", keys(pairs))));
        Collections.shuffle(pairs, new Random(8));
        assertThat(ids(turns.ofImage(turns.ofEachKind("test/0", keys(pairs)))))
                .isEqualTo(kept)
                .hasSize(6);
    }

    @Test
    void ofAKindOfClaimAnImageHasNoMoreThanAreAskedFor() {
        List<QaPair> pairs = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            pairs.add(Asked.count(2 * i, "thing" + i, 1));
        }
        pairs.add(Asked.locate(21, "cup", 1));
        assertThat(new Turns(SEED, Room.ALL, 4, 99).ofEachKind("test/0", keys(pairs)))
                .hasSize(5)
                .contains(PairKey.of(pairs.get(10)));
    }

    private static List<PairKey> keys(List<QaPair> pairs) {
        return pairs.stream().map(PairKey::of).toList();
    }

    private static List<String> ids(List<PairKey> pairs) {
        return pairs.stream().map(PairKey::id).sorted().toList();
    }

    private static List<QaPair> capped(List<QaPair> pairs, Caps caps) {
        Tally tally = new Tally();
        pairs.forEach(pair -> tally.countLabels(PairKey.of(pair), SEED));
        LabelCaps limits = new LabelCaps(tally, SEED, caps);
        return pairs.stream().filter(pair -> limits.keeps(PairKey.of(pair))).toList();
    }

    private static Map<String, Integer> byLabel(List<QaPair> pairs) {
        Map<String, Integer> counts = new HashMap<>();
        for (QaPair pair : pairs) {
            NamedLabels.of(pair).all().forEach(label -> counts.merge(label, 1, Integer::sum));
        }
        return counts;
    }
}
