package io.spatialforge.core.rule;

import static io.spatialforge.core.SceneSketch.sketch;
import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.SceneSketch;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Claim.Count;
import io.spatialforge.core.claim.Claim.Grounding;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Expression.Every;
import io.spatialforge.core.claim.Expression.Extreme;
import io.spatialforge.core.claim.Expression.Only;
import io.spatialforge.core.claim.Expression.Ordinal;
import io.spatialforge.core.claim.Extremity;
import io.spatialforge.core.claim.Side;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Scene;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NamingRulesTests {

    @Nested
    class Naming {

        @Test
        void theOnlyDogIsTheDog() {
            assertThat(expressions(sketch().box("dog", 100, 100, 300, 300), 0)).containsExactly(new Only("dog"));
        }

        @Test
        void ofThreeChairsTheMiddleOneIsTheSecondFromEitherSide() {
            assertThat(expressions(chairs(), 1))
                    .containsExactly(new Ordinal("chair", 2, Side.LEFT), new Ordinal("chair", 2, Side.RIGHT));
            assertThat(expressions(chairs(), 0)).containsExactly(new Extreme("chair", Extremity.LEFTMOST));
            assertThat(expressions(chairs(), 2)).containsExactly(new Extreme("chair", Extremity.RIGHTMOST));
        }

        @Test
        void chairsThatStandBehindEachOtherHaveNoOrderFromASide() {
            SceneSketch scene = sketch().box("chair", 400, 400, 600, 700).box("chair", 410, 300, 590, 420);
            assertThat(expressions(scene, 1)).isEmpty();
        }

        @Test
        void aDogMuchLargerThanTheOthersCoversMostOfTheImage() {
            SceneSketch scene = sketch().box("dog", 0, 0, 500, 500).box("dog", 100, 600, 300, 800);
            assertThat(expressions(scene, 0)).contains(new Extreme("dog", Extremity.LARGEST));
            assertThat(expressions(scene, 1)).doesNotContain(new Extreme("dog", Extremity.LARGEST));
        }

        @Test
        void aDogBesideACrowdOfDogsIsNotNamed() {
            SceneSketch scene =
                    sketch().box("dog", 100, 100, 300, 300).box("dog", 500, 100, 900, 300, RegionFlag.CROWD);
            assertThat(expressions(scene, 0)).isEmpty();
        }

        @Test
        void aCarBesideATruckIsNotTheCar() {
            SceneSketch scene = sketch().box("car", 100, 100, 300, 300).box("truck", 500, 100, 900, 300);
            assertThat(expressions(scene, 0)).isEmpty();
        }

        @Test
        void aDogThatMayNotBeTheOnlyOneAnnotatedIsNotNamed() {
            assertThat(expressions(sketch().box("dog", 100, 100, 300, 300).notExhaustive("dog"), 0))
                    .isEmpty();
        }

        @Test
        void aMassIsNeverTheMass() {
            assertThat(expressions(sketch().box("broccoli", 100, 100, 300, 300), 0))
                    .isEmpty();
        }

        private static List<Expression> expressions(SceneSketch sketch, int region) {
            Scene scene = sketch.scene();
            SceneFacts facts = SceneFacts.of(scene, Margins.ofDefaults(), 1);
            return facts.references().of(scene.regions().get(region)).stream()
                    .map(References.Reference::expression)
                    .toList();
        }
    }

    @Nested
    class GroundingAll {

        @Test
        void everyChairIsAllOfThem() {
            assertThat(chairs().claims(Task.GROUNDING))
                    .contains(new Grounding(new Every("chair"), List.of("r0", "r1", "r2")));
        }

        @Test
        void aLabelKnownToBeAbsentHasNoBoxes() {
            assertThat(chairs().absent("zebra").claims(Task.GROUNDING))
                    .contains(new Grounding(new Every("zebra"), List.of()));
        }

        @Test
        void aTruckIsNotCalledAbsentBesideACar() {
            SceneSketch scene = sketch().box("car", 100, 100, 300, 300).absent("truck");
            assertThat(scene.reasons(Task.GROUNDING)).contains(Reason.RELATED_LABEL);
        }
    }

    @Nested
    class Counting {

        @Test
        void threeChairsAreThree() {
            assertThat(counts(chairs())).contains(new Count("chair", null, 3, List.of("r0", "r1", "r2")));
        }

        @Test
        void aChairAcrossTheMiddleMakesTheCountOfAHalfUnknown() {
            assertThat(chairs().reasons(Task.COUNTING)).containsExactly(Reason.STRADDLES);
        }

        @Test
        void aTinyChairMakesTheCountUnknown() {
            SceneSketch scene = chairs().box("chair", 900, 100, 910, 110);
            assertThat(counts(scene)).isEmpty();
            assertThat(scene.reasons(Task.COUNTING)).containsExactly(Reason.TINY);
        }

        @Test
        void twoBoxesOnOneChairMakeTheCountUnknown() {
            SceneSketch scene = chairs().box("chair", 102, 101, 202, 301);
            assertThat(scene.reasons(Task.COUNTING)).containsExactly(Reason.POSSIBLE_DUPLICATE);
        }

        @Test
        void moreThanTwentyAreNotCounted() {
            SceneSketch scene = sketch();
            for (int i = 0; i < 21; i++) {
                scene.box("dog", 45 * i, 100, 45 * i + 40, 200);
            }
            assertThat(scene.reasons(Task.COUNTING)).containsExactly(Reason.TOO_MANY);
        }

        @Test
        void aLabelKnownToBeAbsentIsCountedZero() {
            assertThat(counts(chairs().absent("zebra"))).contains(new Count("zebra", null, 0, List.of()));
        }

        private static List<Claim> counts(SceneSketch scene) {
            return scene.claims(Task.COUNTING);
        }
    }

    private static SceneSketch chairs() {
        return sketch().box("chair", 100, 100, 200, 300)
                .box("chair", 450, 120, 550, 320)
                .box("chair", 700, 90, 800, 290);
    }
}
