package io.spatialforge.core.rule;

import static io.spatialforge.core.SceneSketch.sketch;
import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.SceneSketch;
import io.spatialforge.core.claim.Attribute;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Claim.Count;
import io.spatialforge.core.claim.Claim.Grounding;
import io.spatialforge.core.claim.Claim.LeftOf;
import io.spatialforge.core.claim.Claim.Referring;
import io.spatialforge.core.claim.Condition.Has;
import io.spatialforge.core.claim.Condition.InHalf;
import io.spatialforge.core.claim.Condition.Related;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Expression.Every;
import io.spatialforge.core.claim.Expression.ExtremeSuch;
import io.spatialforge.core.claim.Expression.Stated;
import io.spatialforge.core.claim.Expression.Such;
import io.spatialforge.core.claim.Extremity;
import io.spatialforge.core.claim.Predicate;
import io.spatialforge.core.claim.RelationRole;
import io.spatialforge.core.claim.Side;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.claim.Verdict;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.verify.Verifier;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Attributes, relationships, points, and what people called things. */
class ConditionRulesTests {

    private static final Related ON_TABLE = new Related("on", RelationRole.SUBJECT, "dining table");
    private static final Related HELD = new Related("holds", RelationRole.OBJECT, "person");

    @Nested
    class Attributes {

        @Test
        void woodenChairsAreCountedWhereEveryChairIsKnownToBeWoodenOrNot() {
            assertThat(chairs(true).claims(Task.COUNTING))
                    .contains(new Count("chair", new Has("wooden"), 2, List.of("r0", "r1")));
        }

        @Test
        void oneChairOfWhichNobodySaidWhetherItIsWoodenMakesTheCountUnknown() {
            assertThat(chairs(false).reasons(Task.COUNTING)).contains(Reason.CONDITION_UNKNOWN);
            assertThat(chairs(false).claims(Task.COUNTING)).noneMatch(c -> ((Count) c).condition() instanceof Has);
        }

        @Test
        void noChairIsWoodenOnlyWhereThatIsKnownOfAll() {
            SceneSketch scene = sketch().box("chair", 100, 100, 200, 300)
                    .without("wooden")
                    .box("chair", 400, 100, 500, 300)
                    .without("wooden");
            assertThat(scene.claims(Task.COUNTING)).contains(new Count("chair", new Has("wooden"), 0, List.of()));
        }

        @Test
        void theOnlyWoodenChairIsTheWoodenChair() {
            SceneSketch scene = sketch().box("chair", 100, 100, 200, 300)
                    .with("wooden")
                    .box("chair", 400, 100, 500, 300)
                    .without("wooden");
            assertThat(expressions(scene, 0)).contains(new Such("chair", List.of(new Has("wooden"))));
            assertThat(expressions(scene, 1)).noneMatch(e -> e instanceof Such);
        }

        @Test
        void ofTwoWoodenChairsOneIsPickedByItsSideOfTheImage() {
            assertThat(expressions(chairs(true), 0))
                    .contains(
                            new ExtremeSuch("chair", new Has("wooden"), Extremity.LEFTMOST),
                            new Such("chair", List.of(new Has("wooden"), new InHalf(Side.LEFT))));
        }

        @Test
        void anAttributeThatNobodyKnowsHowToSayIsLeftAlone() {
            SceneSketch scene = sketch().box("chair", 100, 100, 200, 300).with("antediluvian");
            assertThat(Attribute.of("antediluvian")).isNull();
            assertThat(expressions(scene, 0)).noneMatch(e -> e instanceof Such);
        }

        /** Two wooden ones, and one that is not, or of which it is not known. */
        private SceneSketch chairs(boolean known) {
            SceneSketch scene = sketch().box("chair", 100, 100, 200, 300)
                    .with("wooden")
                    .box("chair", 600, 120, 700, 320)
                    .with("wooden")
                    .box("chair", 800, 90, 900, 290);
            return known ? scene.without("wooden") : scene;
        }
    }

    @Nested
    class Relationships {

        @Test
        void aCupOnAnotherTableFarFromThisOneIsNotOnIt() {
            assertThat(cups(700).claims(Task.COUNTING)).contains(new Count("cup", ON_TABLE, 1, List.of("r2")));
        }

        @Test
        void aCupWhoseSupportStandsInTheWayOfTheTableMayBeOnBoth() {
            assertThat(cups(210).claims(Task.COUNTING)).noneMatch(c -> ON_TABLE.equals(((Count) c).condition()));
            assertThat(cups(210).reasons(Task.COUNTING)).contains(Reason.CONDITION_UNKNOWN);
        }

        @Test
        void aCupOfWhichNothingWasStatedMakesTheCountUnknown() {
            SceneSketch scene = cups(700).box("cup", 900, 100, 940, 140);
            assertThat(scene.claims(Task.COUNTING)).noneMatch(c -> ((Count) c).condition() instanceof Related);
        }

        @Test
        void theCupOnTheTableIsPickedByIt() {
            Scene scene = cups(700).scene();
            assertThat(expressions(cups(700), 2)).contains(new Such("cup", List.of(ON_TABLE)));
            assertThat(Verifier.of(scene).resolve(new Such("cup", List.of(ON_TABLE))))
                    .isEqualTo("r2");
            assertThat(Verifier.of(cups(210).scene()).resolve(new Such("cup", List.of(ON_TABLE))))
                    .isNull();
        }

        @Test
        void aKiteHeldByTheDogIsNotHeldByThePerson() {
            SceneSketch scene = held().stated(1, "holds", 3);
            assertThat(expressions(scene, 2)).contains(new Such("kite", List.of(HELD)));
            assertThat(Verifier.of(scene.scene()).derive(new Grounding(new Such("kite", List.of(HELD)), List.of("r2"))))
                    .isInstanceOf(Verdict.Holds.class);
        }

        @Test
        void whoHoldsOneThingMayHoldAnother() {
            Related holding = new Related("holds", RelationRole.SUBJECT, "kite");
            SceneSketch scene = sketch().box("person", 100, 100, 300, 500)
                    .box("person", 400, 100, 600, 500)
                    .box("kite", 120, 100, 180, 160)
                    .box("umbrella", 420, 100, 480, 160)
                    .stated(0, "holds", 2)
                    .stated(1, "holds", 3);
            // The kite has one holder, so that the other person is none; who holds the umbrella is no reason.
            assertThat(expressions(scene, 0)).contains(new Such("person", List.of(holding)));
            SceneSketch unstated = sketch().box("person", 100, 100, 300, 500)
                    .box("kite", 120, 100, 180, 160)
                    .box("umbrella", 420, 100, 480, 160)
                    .stated(0, "holds", 2);
            assertThat(expressions(unstated, 1)).noneMatch(e -> e instanceof Such);
        }

        @Test
        void aKiteHeldByAHandMayBeHeldByThePersonWhoseHandItIs() {
            SceneSketch scene = held().box("hand", 810, 100, 830, 130).stated(4, "holds", 3);
            assertThat(expressions(scene, 2)).noneMatch(e -> e instanceof Such);
        }

        @Test
        void aRelationshipToOneOfSeveralPicksNothing() {
            SceneSketch scene = sketch().box("person", 100, 100, 300, 500)
                    .box("person", 600, 100, 800, 500)
                    .box("kite", 120, 100, 180, 160)
                    .stated(0, "holds", 2);
            assertThat(expressions(scene, 2)).containsExactly(new Expression.Only("kite"));
        }

        @Test
        void aPredicateThatNobodyKnowsHowToSayIsLeftAlone() {
            SceneSketch scene = held().stated(1, "interacts with", 3);
            assertThat(Predicate.of("interacts with")).isNull();
            assertThat(expressions(scene, 3)).noneMatch(e -> e instanceof Such);
        }

        /** The right cup stands on a couch at x. */
        private SceneSketch cups(double x) {
            return sketch().box("dining table", 100, 500, 300, 700)
                    .box("couch", x, 500, x + 200, 700)
                    .box("cup", 150, 450, 200, 510)
                    .box("cup", x + 60, 450, x + 110, 510)
                    .stated(2, "on", 0)
                    .stated(3, "on", 1);
        }

        /** A person who holds the first of two kites, beside a dog. */
        private SceneSketch held() {
            return sketch().box("person", 100, 100, 300, 500)
                    .box("dog", 700, 100, 900, 500)
                    .box("kite", 120, 100, 180, 160)
                    .box("kite", 800, 100, 860, 160)
                    .stated(0, "holds", 2);
        }
    }

    @Nested
    class Points {

        @Test
        void everyPointOfALabelIsGroundedAndCounted() {
            SceneSketch scene = sketch().point("red cups", 100, 100).point("red cups", 500, 100);
            assertThat(scene.claims(Task.GROUNDING))
                    .containsExactly(new Grounding(new Every("red cups"), List.of("r0", "r1")));
            assertThat(scene.claims(Task.COUNTING)).contains(new Count("red cups", null, 2, List.of("r0", "r1")));
        }

        @Test
        void aFreeLabelThatIsOfAnotherTooIsCountedButNamesNothing() {
            SceneSketch scene =
                    sketch().point("red cups", 100, 100).point("cups", 101, 100).point("cups", 500, 100);
            assertThat(scene.claims(Task.COUNTING))
                    .contains(
                            new Count("red cups", null, 1, List.of("r0")),
                            new Count("cups", null, 2, List.of("r1", "r2")));
            assertThat(expressions(scene, 0)).isEmpty();
        }

        @Test
        void partsArePointedAtAndCountedButNotNamed() {
            SceneSketch scene = sketch().point("wheel", 100, 100);
            assertThat(scene.claims(Task.COUNTING)).contains(new Count("wheel", null, 1, List.of("r0")));
            assertThat(expressions(scene, 0)).isEmpty();
            assertThat(sketch().box("wheel", 100, 100, 300, 300).reasons(Task.COUNTING))
                    .containsExactly(Reason.NOT_A_THING);
        }

        @Test
        void aQuotedLabelIsCountedButNamesNothing() {
            SceneSketch scene = sketch().point("items on the shelf", 100, 100);
            assertThat(scene.claims(Task.COUNTING)).contains(new Count("items on the shelf", null, 1, List.of("r0")));
            assertThat(expressions(scene, 0)).isEmpty();
        }

        @Test
        void twoPointsCloseTogetherMayBeOneThing() {
            SceneSketch scene = sketch().point("cups", 100, 100).point("cups", 104, 103);
            assertThat(scene.reasons(Task.COUNTING)).containsExactly(Reason.POSSIBLE_DUPLICATE);
        }

        @Test
        void aLabelWithPointsAndBoxesMayBeCountedTwice() {
            SceneSketch scene = sketch().point("dog", 100, 100).box("dog", 500, 100, 700, 300);
            assertThat(scene.claims(Task.COUNTING)).isEmpty();
        }

        @Test
        void pointsAreOrderedFromLeftToRightByTwiceTheMargin() {
            assertThat(sketch().point("dog", 300, 100).point("cat", 510, 100).claims(Task.LEFT_RIGHT))
                    .containsExactly(new LeftOf("r0", "r1"));
            SceneSketch close = sketch().point("dog", 300, 100).point("cat", 490, 100);
            assertThat(close.claims(Task.LEFT_RIGHT)).isEmpty();
            assertThat(close.reasons(Task.LEFT_RIGHT)).containsExactly(Reason.BELOW_MARGIN);
        }

        @Test
        void aPointWithinTheWidthOfABoxHasNoSide() {
            SceneSketch scene = sketch().point("dog", 300, 100).box("couch", 280, 500, 900, 800);
            assertThat(scene.reasons(Task.LEFT_RIGHT)).containsExactly(Reason.OVERLAP);
        }

        @Test
        void aPointIsNotDescribedAndHasNoDepth() {
            SceneSketch scene = sketch().point("dog", 300, 100)
                    .at(3)
                    .box("cat", 500, 100, 700, 300)
                    .at(5);
            assertThat(scene.claims(Task.REFERRING))
                    .noneMatch(c -> ((Referring) c).region().equals("r0"));
            assertThat(scene.reasons(Task.REFERRING)).contains(Reason.NO_EXTENT);
            assertThat(scene.claims(Task.NEAR_FAR)).isEmpty();
            assertThat(scene.reasons(Task.NEAR_FAR)).contains(Reason.NO_EXTENT);
        }
    }

    @Nested
    class PeoplesOwnWords {

        @Test
        void whatOnePersonIsCalledPicksThatPerson() {
            Stated words = new Stated("person", "lady with the blue shirt");
            SceneSketch scene = people("lady with the blue shirt", "man on the right");
            assertThat(scene.claims(Task.GROUNDING)).contains(new Grounding(words, List.of("r0")));
            assertThat(scene.claims(Task.REFERRING)).contains(new Referring(words, "r0"));
            assertThat(Verifier.of(scene.scene()).resolve(words)).isEqualTo("r0");
        }

        @Test
        void wordsThatTwoPeopleBearPickNeither() {
            SceneSketch scene = people("Blue shirt", "blue  shirt");
            assertThat(scene.claims(Task.GROUNDING)).noneMatch(ConditionRulesTests::isStated);
            assertThat(Verifier.of(scene.scene()).resolve(new Stated("person", "blue shirt")))
                    .isNull();
        }

        @Test
        void textThatCanNotBeRepeatedIsLeftAlone() {
            for (String text : List.of("left", "BLUE SHIRT", "the {r1} one", "shirt (blue)", "x", "blue shirt ")) {
                assertThat(people(text, "man on the right").claims(Task.GROUNDING))
                        .as(text)
                        .noneMatch(c -> c instanceof Grounding g && g.regions().equals(List.of("r0")));
            }
        }

        @Test
        void aTinyThingIsNotAskedAboutInAnyWords() {
            SceneSketch scene = sketch().box("person", 100, 100, 110, 110).called("tiny man at the back");
            assertThat(scene.claims(Task.GROUNDING)).isEmpty();
            assertThat(scene.reasons(Task.GROUNDING)).contains(Reason.TINY);
        }

        private SceneSketch people(String first, String second) {
            return sketch().box("person", 100, 100, 300, 500)
                    .called(first)
                    .box("person", 500, 100, 700, 500)
                    .called(second)
                    .notExhaustive("person");
        }
    }

    private static boolean isStated(Claim claim) {
        return claim instanceof Grounding g && g.expression() instanceof Stated;
    }

    private static List<Expression> expressions(SceneSketch sketch, int region) {
        Scene scene = sketch.scene();
        SceneFacts facts = SceneFacts.of(scene, Margins.ofDefaults(), 1);
        return facts.references().of(scene.regions().get(region)).stream()
                .map(References.Reference::expression)
                .toList();
    }
}
