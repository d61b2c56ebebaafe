package io.spatialforge.words.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.DepthEnd;
import io.spatialforge.core.claim.Direction;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Mention;
import io.spatialforge.core.claim.RelationRole;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.core.scene.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One claim asked twenty thousand times: whoever sees the words alone can't do better than chance. */
class BalanceTests {

    private static final int TIMES = 20_000;

    private static final List<String> LABELS = List.of("dog", "bench", "person", "car", "kite");

    private static final Scene SCENE = new Scene(
            new Image("drawn/1", "drawn", null, null, null, 640, 480, Transform.IDENTITY, null),
            IntStream.range(0, LABELS.size())
                    .mapToObj(i ->
                            Region.annotated(i, LABELS.get(i), new Box(100 * i, 100, 100 * i + 50, 200), Flags.NONE))
                    .toList(),
            Set.copyOf(LABELS),
            Set.of("zebra"),
            null);

    private static final Function<String, Mention> ONLY =
            id -> new Mention.Named(id, new Expression.Only(SCENE.region(id).label()));

    @Test
    void nearerPairsAskForBothEndsInBothOrders() {
        Map<String, Integer> seen = new HashMap<>();
        ask(new Claim.Nearer("r0", "r1"), phrased -> {
            String question = phrased.question();
            boolean far = question.matches("(?s).*(farther|further|more distant|greater|larger).*");
            boolean dogFirst = question.indexOf("dog") < question.indexOf("bench");
            count(seen, phrased.form() + (far ? " far" : " near") + (dogFirst ? " dog first" : " bench first"));
            count(seen, phrased.form() + ' ' + phrased.answer());
            count(seen, phrased.form() + (far ? " far" : " near") + " template " + phrased.template());
        });
        int third = TIMES / 3;
        for (String form : List.of("pair", "pair-yes-no", "pair-choice")) {
            for (String way : List.of(" near dog first", " near bench first", " far dog first", " far bench first")) {
                near(seen, form + way, third / 4);
            }
        }
        near(seen, "pair the dog", third / 2);
        near(seen, "pair the bench", third / 2);
        near(seen, "pair-yes-no Yes", third / 2);
        near(seen, "pair-yes-no No", third / 2);
        near(seen, "pair-choice A", third / 2);
        near(seen, "pair-choice B", third / 2);
        seen.forEach((what, times) -> {
            if (what.contains("template near-far.pair.")) {
                assertThat(times).as(what).isBetween(third / 22 * 3 / 4, third / 22 * 5 / 4);
            }
        });
    }

    @Test
    void yesIsAsOftenTrueOfNearAsOfFar() {
        Map<String, Integer> seen = new HashMap<>();
        ask(new Claim.Nearer("r0", "r1"), phrased -> {
            if (phrased.form().equals("pair-yes-no")) {
                boolean far = phrased.question().matches("(?s).*(farther|further|more distant|greater|larger).*");
                count(seen, (far ? "far " : "near ") + phrased.answer());
            }
        });
        for (String way : List.of("far Yes", "far No", "near Yes", "near No")) {
            near(seen, way, TIMES / 12);
        }
    }

    @Test
    void leftAndRightAreAskedForAlike() {
        Map<String, Integer> seen = new HashMap<>();
        ask(new Claim.LeftOf("r0", "r1"), phrased -> {
            count(seen, phrased.form() + ' ' + phrased.answer());
            count(seen, phrased.form());
        });
        for (String form : List.of("side left", "side right", "which the dog", "which the bench")) {
            near(seen, form, TIMES / 8);
        }
        for (String form : List.of("yes-no Yes", "yes-no No", "choice A", "choice B")) {
            near(seen, form, TIMES / 8);
        }
        assertThat(seen).containsKeys("side", "which", "yes-no", "choice");
    }

    @Test
    void ordersStartAtBothEnds() {
        Map<String, Integer> seen = new HashMap<>();
        ask(new Claim.DepthOrder(List.of("r0", "r1", "r2")), p -> count(seen, p.answer()));
        near(seen, "the dog, the bench, the person", TIMES / 2);
        near(seen, "the person, the bench, the dog", TIMES / 2);
        seen.clear();
        ask(new Claim.HorizontalOrder(List.of("r0", "r1", "r2")), p -> count(seen, p.answer()));
        near(seen, "the dog, the bench, the person", TIMES / 2);
        near(seen, "the person, the bench, the dog", TIMES / 2);
    }

    @Test
    void theAnswerStandsAtEveryPlaceOfAList() {
        Map<String, Integer> seen = new HashMap<>();
        Claim claim = new Claim.ExtremeDepth(DepthEnd.NEAREST, "r2", List.of("r0", "r1", "r2", "r3", "r4"));
        ask(claim, phrased -> {
            int place = 0;
            int answer = phrased.question().indexOf("person");
            for (String label : LABELS) {
                place += phrased.question().indexOf(label) < answer ? 1 : 0;
            }
            count(seen, phrased.form() + ' ' + place);
            count(seen, phrased.answer());
        });
        for (int place = 0; place < 5; place++) {
            near(seen, "extreme " + place, TIMES / 10);
            near(seen, "extreme-choice " + place, TIMES / 10);
            near(seen, String.valueOf((char) ('A' + place)), TIMES / 10);
        }
    }

    @Test
    void everyLetterIsAsOftenRightOfFourWays() {
        Map<String, Integer> seen = new HashMap<>();
        ask(new Claim.Bearing("r2", "r0", Direction.LEFT), p -> count(seen, "bearing " + p.answer()));
        ask(new Claim.Facing("r2", View.AWAY), p -> count(seen, "facing " + p.answer()));
        for (String letter : List.of("A", "B", "C", "D")) {
            near(seen, "bearing " + letter, TIMES / 8);
            near(seen, "facing " + letter, TIMES / 8);
        }
        near(seen, "bearing left", TIMES / 2);
        near(seen, "facing away from the camera", TIMES / 2);
    }

    @Test
    void absenceIsAskedInTheSameWordsAsPresence() {
        Claim present = new Claim.Grounding(new Expression.Every("zebra"), List.of("r0"));
        Claim absent = new Claim.Grounding(new Expression.Every("zebra"), List.of());
        for (int i = 0; i < 1000; i++) {
            long chance = StableHash.with(12, i);
            assertThat(Phraser.standard().phrase(SCENE, present, ONLY, chance).question())
                    .isEqualTo(Phraser.standard()
                            .phrase(SCENE, absent, ONLY, chance)
                            .question());
        }
    }

    @Test
    void whatIsNotThereIsPointedAtInTheSameWordsAsWhatIs() {
        Scene points = SCENE.withRegions(
                SCENE.regions().stream()
                        .map(r -> Region.annotated(
                                Integer.parseInt(r.id().substring(1)),
                                r.label(),
                                new Point(r.box().centreX(), r.box().centreY()),
                                Flags.NONE))
                        .toList(),
                null);
        Claim present = new Claim.Grounding(new Expression.Every("zebra"), List.of("r0"));
        Claim absent = new Claim.Grounding(new Expression.Every("zebra"), List.of());
        for (int i = 0; i < 1000; i++) {
            long chance = StableHash.with(14, i);
            Phrased asked = Phraser.standard().phrase(points, absent, ONLY, chance);
            assertThat(asked.form()).isEqualTo("points");
            assertThat(Phraser.standard().phrase(points, present, ONLY, chance).question())
                    .isEqualTo(asked.question());
        }
    }

    @Test
    void theQuestionDoesNotChangeWithTheNumberThatIsCounted() {
        List<Condition> conditions = List.of(
                new Condition.Has("wooden"),
                new Condition.Related("on", RelationRole.SUBJECT, "bench"),
                new Condition.Related("holds", RelationRole.OBJECT, "person"));
        for (Condition condition : conditions) {
            for (int i = 0; i < 1000; i++) {
                long chance = StableHash.with(15, i);
                Phrased none =
                        Phraser.standard().phrase(SCENE, new Claim.Count("dog", condition, 0, List.of()), ONLY, chance);
                Phrased one = Phraser.standard()
                        .phrase(SCENE, new Claim.Count("dog", condition, 1, List.of("r0")), ONLY, chance);
                assertThat(none.question()).isEqualTo(one.question());
                assertThat(none.answer()).isEqualTo("0");
            }
        }
    }

    @Test
    void theQuestionDoesNotChangeWithWhatIsTrue() {
        for (int i = 0; i < 5000; i++) {
            long chance = StableHash.with(13, i);
            Phrased left =
                    Phraser.standard().phrase(SCENE, new Claim.Bearing("r2", "r0", Direction.LEFT), ONLY, chance);
            Phrased behind =
                    Phraser.standard().phrase(SCENE, new Claim.Bearing("r2", "r0", Direction.BEHIND), ONLY, chance);
            assertThat(left.question()).isEqualTo(behind.question());
            assertThat(left.answer()).isNotEqualTo(behind.answer());
        }
    }

    private static void ask(Claim claim, Consumer<Phrased> look) {
        for (int i = 0; i < TIMES; i++) {
            look.accept(Phraser.standard().phrase(SCENE, claim, ONLY, StableHash.with(11, i)));
        }
    }

    private static void count(Map<String, Integer> seen, String what) {
        seen.merge(what, 1, Integer::sum);
    }

    /** Within four standard deviations; the chances are fixed, so that this either always holds or never. */
    private static void near(Map<String, Integer> seen, String what, int expected) {
        int spread = (int) (4 * Math.sqrt(expected));
        assertThat(seen.getOrDefault(what, 0)).as(what).isBetween(expected - spread, expected + spread);
    }
}
