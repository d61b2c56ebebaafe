package io.spatialforge.export.talk;

import static io.spatialforge.export.talk.Street.count;
import static io.spatialforge.export.talk.Street.every;
import static io.spatialforge.export.talk.Street.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.DepthEnd;
import io.spatialforge.core.claim.Direction;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Extremity;
import io.spatialforge.core.claim.Mention;
import io.spatialforge.core.claim.RelationRole;
import io.spatialforge.core.claim.Side;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.View;
import io.spatialforge.export.Conversation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConversationsTests {

    private static final String MAN = "r0";
    private static final String DOG = "r1";
    private static final String PLANT = "r2";
    private static final String CHAIR_LEFT = "r3";
    private static final String CHAIR_RIGHT = "r4";
    private static final String CUP = "r5";
    private static final String TABLE = "r6";
    private static final String FACE = "r7";
    private static final String LAMP = "r8";

    private final Street street = new Street()
            .with("man", 10, 10, 100, 300)
            .with("dog", 150, 200, 250, 300)
            .with("potted plant", 300, 200, 420, 300)
            .with("chair", 10, 400, 110, 550)
            .with("chair", 700, 400, 800, 550)
            .with("cup", 500, 300, 520, 330)
            .with("table", 450, 320, 650, 500)
            .with("human face", 40, 20, 70, 60)
            .with("lamp", 800, 10, 880, 200);

    private final Mention theMan = only(MAN, "man");
    private final Mention theDog = only(DOG, "dog");
    private final Mention thePlant = only(PLANT, "potted plant");
    private final Mention theCup = only(CUP, "cup");
    private final Mention theTable = only(TABLE, "table");
    private final Mention theLamp = only(LAMP, "lamp");

    @Test
    void questionsAboutDifferentThingsShareAConversation() {
        assertTogether(
                street.ask(new Claim.Nearer(DOG, PLANT), theDog, thePlant),
                street.ask(new Claim.LeftOf(TABLE, LAMP), theTable, theLamp),
                street.ask(count("chair", null, CHAIR_LEFT, CHAIR_RIGHT)),
                street.ask(new Claim.Facing(MAN, View.AWAY), theMan),
                street.ask(every("cat")));
    }

    @Test
    void whatIsNearerSaysNothingOfLeftAndRight() {
        assertTogether(
                street.ask(new Claim.Nearer(DOG, PLANT), theDog, thePlant),
                street.ask(new Claim.LeftOf(DOG, PLANT), theDog, thePlant));
    }

    @Test
    void nothingFollowsFromAChainOfDistances() {
        QaPair first = street.ask(new Claim.Nearer(DOG, PLANT), theDog, thePlant);
        QaPair second = street.ask(new Claim.Nearer(PLANT, TABLE), thePlant, theTable);
        QaPair third = street.ask(new Claim.Nearer(DOG, TABLE), theDog, theTable);
        assertThat(new Conversations(3).of(List.of(first, second, third))).hasSize(3);
    }

    @Test
    void theNearestOfSeveralIsNotComparedAgain() {
        assertApart(
                street.ask(
                        new Claim.ExtremeDepth(DepthEnd.NEAREST, DOG, List.of(DOG, PLANT, TABLE)),
                        theDog,
                        thePlant,
                        theTable),
                street.ask(new Claim.Nearer(PLANT, LAMP), thePlant, theLamp));
    }

    @Test
    void theNearestChairTellsOfAllChairs() {
        Mention nearestChair = new Mention.Named(CHAIR_LEFT, new Expression.Extreme("chair", Extremity.NEAREST));
        QaPair naming = street.ask(new Claim.LeftOf(CHAIR_LEFT, LAMP), nearestChair, theLamp);
        Mention rightmost = new Mention.Named(CHAIR_RIGHT, new Expression.Extreme("chair", Extremity.RIGHTMOST));
        assertApart(naming, street.ask(new Claim.Nearer(DOG, CHAIR_RIGHT), theDog, rightmost));
        assertTogether(naming, street.ask(new Claim.Nearer(DOG, PLANT), theDog, thePlant));
    }

    @Test
    void positionsInARowTellOfLeftAndRight() {
        Mention leftmost = new Mention.Named(CHAIR_LEFT, new Expression.Extreme("chair", Extremity.LEFTMOST));
        Mention nearest = new Mention.Named(CHAIR_RIGHT, new Expression.Extreme("chair", Extremity.NEAREST));
        assertApart(
                street.ask(new Claim.Nearer(DOG, CHAIR_LEFT), theDog, leftmost),
                street.ask(new Claim.LeftOf(DOG, CHAIR_RIGHT), theDog, nearest));
    }

    @Test
    void aCountInOneHalfTellsWhereThingsAre() {
        Mention nearest = new Mention.Named(CHAIR_RIGHT, new Expression.Extreme("chair", Extremity.NEAREST));
        assertApart(
                street.ask(count("chair", new Condition.InHalf(Side.LEFT), CHAIR_LEFT)),
                street.ask(new Claim.LeftOf(PLANT, CHAIR_RIGHT), thePlant, nearest));
    }

    @Test
    void aBoxThatIsShownAnswersWhereTheThingIs() {
        QaPair where = street.ask(new Claim.Grounding(new Expression.Only("dog"), List.of(DOG)));
        assertApart(where, street.ask(new Claim.Nearer(DOG, PLANT), thePlant));
        assertTogether(where, street.ask(new Claim.Nearer(LAMP, PLANT), thePlant));
    }

    @Test
    void theBoxesOfOtherChairsLeaveFewToChooseFrom() {
        assertApart(
                street.ask(
                        new Claim.Grounding(new Expression.Extreme("chair", Extremity.NEAREST), List.of(CHAIR_LEFT))),
                street.ask(new Claim.Nearer(CHAIR_RIGHT, PLANT), thePlant));
    }

    @Test
    void boxesTellOfLeftAndRight() {
        assertApart(
                street.ask(new Claim.LeftOf(DOG, PLANT), theDog, thePlant),
                street.ask(new Claim.Grounding(new Expression.Only("dog"), List.of(DOG))));
    }

    @Test
    void aBoxIsAHintOfDistanceUnlessTheQuestionShowsItToo() {
        QaPair showing = street.ask(new Claim.Grounding(new Expression.Only("dog"), List.of(DOG)));
        assertApart(showing, street.ask(new Claim.Nearer(DOG, PLANT), theDog, thePlant));
        QaPair facing = street.ask(new Claim.Facing(MAN, View.AWAY));
        assertApart(facing, street.ask(new Claim.Nearer(MAN, PLANT), theMan, thePlant));
        assertTogether(facing, street.ask(new Claim.Nearer(MAN, PLANT), thePlant));
    }

    @Test
    void whatLiesOnSomethingIsWhereThatIs() {
        assertApart(
                street.ask(new Claim.Grounding(new Expression.Only("man"), List.of(MAN))),
                street.ask(new Claim.LeftOf(FACE, LAMP), theLamp));
        assertApart(
                street.ask(new Claim.Nearer(FACE, LAMP)), street.ask(new Claim.Nearer(MAN, PLANT), theMan, thePlant));
    }

    @Test
    void whoeverSaysTheDogSaysThatThereIsOne() {
        QaPair howMany = street.ask(count("dog", null, DOG));
        assertApart(howMany, street.ask(new Claim.LeftOf(DOG, PLANT), theDog, thePlant));
        assertApart(howMany, street.ask(new Claim.Referring(new Expression.Only("dog"), DOG)));
        assertApart(howMany, street.ask(every("dog", DOG)));
        assertApart(howMany, street.ask(count("dog", new Condition.InHalf(Side.LEFT), DOG)));
    }

    @Test
    void theSecondChairSaysThatThereAreTwo() {
        Mention second = new Mention.Named(CHAIR_RIGHT, new Expression.Ordinal("chair", 2, Side.LEFT));
        assertApart(
                street.ask(count("chair", null, CHAIR_LEFT, CHAIR_RIGHT)),
                street.ask(new Claim.Nearer(DOG, CHAIR_RIGHT), theDog, second));
    }

    @Test
    void noneFoundIsNoneCounted() {
        assertApart(street.ask(every("cat")), street.ask(count("cat", null)));
        assertTogether(street.ask(every("cat")), street.ask(count("horse", null)));
    }

    @Test
    void aManIsAPerson() {
        assertApart(
                street.ask(new Claim.Facing(MAN, View.AWAY), theMan),
                street.ask(new Claim.Count("person", null, 1, List.of(MAN))));
    }

    @Test
    void whatIsInABoxIsNotNamedBefore() {
        QaPair what = street.ask(new Claim.Referring(new Expression.Only("dog"), DOG));
        assertApart(what, street.ask(new Claim.Grounding(new Expression.Only("dog"), List.of(DOG))));
        assertApart(what, street.ask(new Claim.Nearer(DOG, PLANT)));
        assertApart(what, street.ask(new Claim.Nearer(DOG, PLANT), theDog, thePlant));
        assertTogether(what, street.ask(new Claim.Referring(new Expression.Only("table"), TABLE)));
    }

    @Test
    void facingBearingAndSidesTellOfEachOther() {
        QaPair bearing = street.ask(new Claim.Bearing(MAN, DOG, Direction.LEFT), theMan, theDog);
        assertApart(bearing, street.ask(new Claim.Facing(MAN, View.TOWARDS), theMan));
        assertApart(bearing, street.ask(new Claim.LeftOf(MAN, DOG), theMan, theDog));
        assertApart(bearing, street.ask(new Claim.Nearer(DOG, LAMP), theDog, theLamp));
        assertApart(bearing, street.ask(new Claim.Bearing(MAN, LAMP, Direction.LEFT), theMan, theLamp));
        assertTogether(bearing, street.ask(new Claim.LeftOf(TABLE, LAMP), theTable, theLamp));
    }

    @Test
    void theCupIsWhereTheTableIsThatItStandsOn() {
        Expression onTable =
                new Expression.Such("cup", List.of(new Condition.Related("on", RelationRole.SUBJECT, "table")));
        QaPair cup = street.ask(new Claim.Grounding(onTable, List.of(CUP)));
        assertApart(cup, street.ask(new Claim.Grounding(new Expression.Only("table"), List.of(TABLE))));
        assertApart(cup, street.ask(new Claim.LeftOf(TABLE, LAMP), theTable, theLamp));
        assertApart(cup, street.ask(count("table", null, TABLE)));
        assertTogether(cup, street.ask(new Claim.LeftOf(DOG, LAMP), theDog, theLamp));
    }

    @Test
    void aTableNamedOnlyBesideTheCupIsHeard() {
        Mention cupOnTable = new Mention.Named(
                CUP, new Expression.Such("cup", List.of(new Condition.Related("on", RelationRole.SUBJECT, "table"))));
        QaPair nearer = street.ask(new Claim.Nearer(CUP, DOG), cupOnTable, theDog);
        QaPair table = street.ask(new Claim.Grounding(new Expression.Only("table"), List.of(TABLE)));
        assertThat(nearer.regions()).noneMatch(region -> region.label().equals("table"));
        assertApart(nearer, table);
    }

    @Test
    void wordsThatCannotBeReadStayAlone() {
        QaPair plain = street.ask(new Claim.Nearer(DOG, PLANT), theDog, thePlant);
        Phrased odd = new Phrased(
                "pair",
                "Which one would hit you first, the dog or the potted plant?",
                "the dog",
                AnswerKind.TEXT,
                null,
                "t");
        QaPair reworded = new QaPair(
                plain.id(), plain.split(), plain.image(), odd, plain.regions(), plain.claim(), plain.evidence());
        assertAlone(reworded);
    }

    @Test
    void aPersonsOwnWordsStayAlone() {
        Expression words = new Expression.Stated("dog", "brown thing next to the potted plant");
        assertAlone(street.ask(new Claim.Grounding(words, List.of(DOG))));
    }

    @Test
    void everyPairIsInOneConversationThatIsNotTooLong() {
        List<QaPair> pairs = several();
        List<Conversation> conversations = new Conversations(3).of(pairs);
        assertThat(conversations.stream().flatMap(c -> c.pairs().stream())).containsExactlyInAnyOrderElementsOf(pairs);
        assertThat(conversations)
                .allMatch(c -> c.pairs().size() <= 3)
                .anyMatch(c -> c.pairs().size() == 3);
    }

    @Test
    void theOrderInWhichPairsComeDoesNotMatter() {
        List<QaPair> pairs = several();
        List<QaPair> shuffled = new ArrayList<>(pairs);
        Collections.shuffle(shuffled, new Random(1));
        assertThat(new Conversations(4).of(shuffled)).isEqualTo(new Conversations(4).of(pairs));
    }

    @Test
    void aConversationOfOneHasTheIdOfItsPairAndOthersOneOfTheirOwn() {
        List<QaPair> pairs = several();
        assertThat(new Conversations(1).of(pairs))
                .allMatch(c -> c.id().equals(c.pairs().getFirst().id()));
        assertThat(new Conversations(8).of(pairs))
                .filteredOn(c -> c.pairs().size() > 1)
                .isNotEmpty()
                .allMatch(c -> c.id().matches("[0-9a-f]{16}"))
                .allMatch(c -> c.pairs().stream().noneMatch(pair -> pair.id().equals(c.id())));
    }

    @Test
    void aConversationOfNoQuestionIsRefused() {
        assertThatThrownBy(() -> new Conversations(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 questions");
    }

    private List<QaPair> several() {
        return List.of(
                street.ask(new Claim.Nearer(DOG, PLANT), theDog, thePlant),
                street.ask(new Claim.Nearer(CUP, LAMP), theCup, theLamp),
                street.ask(new Claim.LeftOf(TABLE, LAMP), theTable, theLamp),
                street.ask(count("chair", null, CHAIR_LEFT, CHAIR_RIGHT)),
                street.ask(count("cat", null)),
                street.ask(every("horse")),
                street.ask(new Claim.Facing(MAN, View.AWAY), theMan));
    }

    private static void assertTogether(QaPair... pairs) {
        assertThat(new Conversations(pairs.length).of(List.of(pairs))).hasSize(1);
    }

    private void assertAlone(QaPair pair) {
        assertThat(new Listener(List.of(pair)).hear(pair)).isNull();
        assertThat(new Conversations(2).of(List.of(pair, street.ask(every("cat")))))
                .hasSize(2);
    }

    /** Apart for what they say, not because either could not be read. */
    private static void assertApart(QaPair one, QaPair other) {
        Listener listener = new Listener(List.of(one, other));
        assertThat(listener.hear(one)).isNotNull();
        assertThat(listener.hear(other)).isNotNull();
        assertThat(new Conversations(2).of(List.of(one, other))).hasSize(2);
        assertThat(new Conversations(2).of(List.of(other, one))).hasSize(2);
    }
}
